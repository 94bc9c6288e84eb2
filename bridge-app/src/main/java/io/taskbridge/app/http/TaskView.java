// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.app.poll.PollView;
import io.taskbridge.codec.Json;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A task as {@code GET /v1/tasks} shows it. */
final class TaskView {
    private TaskView() {}

    /**
     * @param poll what polling knows of it, empty once it is closed
     */
    static ObjectNode of(Task task, Optional<PollView> poll) {
        Observation last = task.last();
        ObjectNode view = Json.mapper().createObjectNode();
        view.put("key", task.key().toString());
        view.put("provider", task.provider());
        view.put("target", task.registration().target());
        view.put("state", task.state().name());
        view.put("providerStatus", last == null ? null : last.report().providerStatus());
        view.put("sequence", task.sequence());
        view.put("trackedAt", task.trackedAt().toString());
        view.put("observedAt", last == null ? null : last.observedAt().toString());
        view.put("nextPollAt", text(poll.map(PollView::nextPollAt).orElse(null)));
        view.put("nextPollReason", poll.map(PollView::reason).orElse(null));
        view.put("polls", poll.map(PollView::polls).orElse(null));
        view.put("via", last == null ? null : last.via().word());
        ObjectNode labels = view.putObject("labels");
        task.registration().labels().forEach(labels::put);
        error(view, last == null ? null : last.report().error());
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

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
