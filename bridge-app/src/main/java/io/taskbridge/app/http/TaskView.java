// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.app.poll.PollView;
import io.taskbridge.codec.Json;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskError;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A task as {@code GET /v1/tasks} shows it. */
public final class TaskView {
    private TaskView() {}

    /**
     * @param poll what polling knows of it, empty once it is closed
     */
    static ObjectNode of(Task task, Optional<PollView> poll) {
        Observation last = task.last();
        ObjectNode view = outline(task, poll);
        view.put("providerStatus", last == null ? null : last.report().providerStatus());
        error(view, last == null ? null : last.report().error());
        return view;
    }

    /** The same without anything that its provider has worded. */
    public static ObjectNode outline(Task task, Optional<PollView> poll) {
        Observation last = task.last();
        ObjectNode view = Json.mapper().createObjectNode();
        view.put("key", task.key().toString());
        view.put("provider", task.provider());
        view.put("target", task.registration().target());
        view.put("state", task.state().name());
        view.put("sequence", task.sequence());
        view.put("trackedAt", task.trackedAt().toString());
        view.put("observedAt", last == null ? null : last.observedAt().toString());
        view.put(
                "nextPollAt",
                poll.map(PollView::nextPollAt).map(Instant::toString).orElse(null));
        view.put("nextPollReason", poll.map(PollView::reason).orElse(null));
        view.put("polls", poll.map(PollView::polls).orElse(null));
        view.put("via", last == null ? null : last.via().word());
        ObjectNode labels = view.putObject("labels");
        task.registration().labels().forEach(labels::put);
        return view;
    }

    private static void error(ObjectNode view, @Nullable TaskError error) {
        if (error == null) {
            view.putNull("error");
            return;
        }
        ObjectNode node = view.putObject("error").put("code", error.code()).put("message", error.message());
        node.set("detail", error.detail());
    }
}
