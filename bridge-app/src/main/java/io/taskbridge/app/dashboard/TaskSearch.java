// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.dashboard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.app.http.TaskView;
import io.taskbridge.app.poll.PollView;
import io.taskbridge.app.poll.Pollers;
import io.taskbridge.app.shard.Shards;
import io.taskbridge.codec.Json;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskKey;
import io.vertx.core.Future;
import java.util.Optional;

/** What this bridge knows of one task, without anything of its payload. Thread-safe. */
final class TaskSearch {
    private final Shards shards;
    private final Pollers pollers;
    private final Recorder recorder;

    TaskSearch(Shards shards, Pollers pollers, Recorder recorder) {
        this.shards = shards;
        this.pollers = pollers;
        this.recorder = recorder;
    }

    /** Fails while the task's shard is being restored. */
    Future<ObjectNode> find(TaskKey key) {
        ObjectNode answer = Json.mapper().createObjectNode();
        boolean here = shards.owns(key);
        answer.put("key", key.toString())
                .put("partition", shards.partition(key))
                .put("here", here);
        ArrayNode history = answer.putArray("history");
        recorder.of(key).forEach(passage -> history.add(passage.json()));
        if (!here) {
            answer.putNull("task");
            return Future.succeededFuture(answer);
        }
        return shards.owner(key)
                .query(table -> Optional.ofNullable(table.get(key)).filter(task -> !task.untracked()))
                .compose(task -> task.isEmpty()
                        ? Future.succeededFuture(answer.putNull("task"))
                        : pollers.view(key).map(poll -> {
                            answer.set("task", describe(task.get(), poll));
                            return answer;
                        }));
    }

    private static ObjectNode describe(Task task, Optional<PollView> poll) {
        Observation last = task.last();
        ObjectNode node = TaskView.outline(task, poll);
        node.put("terminal", task.state().terminal());
        node.put(
                "providerStatus",
                last == null ? null : Passage.brief(last.report().providerStatus()));
        node.put("deadline", task.deadline().toString());
        return node;
    }
}
