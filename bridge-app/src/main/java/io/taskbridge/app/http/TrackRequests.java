// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.codec.InboxCodec;
import io.taskbridge.codec.InvalidRecordException;
import io.taskbridge.codec.Json;
import io.taskbridge.codec.RegistrationJson;
import io.taskbridge.provider.Sources;
import io.taskbridge.task.Input;
import io.taskbridge.task.Registration;
import io.taskbridge.task.TaskKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the body of {@code POST /v1/tasks}: all of it, or none of it and every reason why. Thread-safe. */
public final class TrackRequests {
    private static final int MAX_TASKS = 10_000;
    private static final int MAX_DETAILS = 1_000;

    /** A task to track, and the record that says so. */
    record Item(TaskKey key, byte[] record) {}

    /** Either the tasks, or why there are none. */
    record Parsed(List<Item> items, @Nullable HttpError refusal) {
        static Parsed refused(String code, String message, List<String> details) {
            return new Parsed(List.of(), new HttpError(400, code, message, details, null));
        }
    }

    private final Sources sources;
    private final InstantSource clock;
    private final int maxRecordBytes;

    /**
     * @param maxRecordBytes the largest record that the inbox takes
     */
    public TrackRequests(Sources sources, InstantSource clock, int maxRecordBytes) {
        this.sources = sources;
        this.clock = clock;
        this.maxRecordBytes = maxRecordBytes;
    }

    Parsed parse(byte[] body) {
        JsonNode json;
        try {
            json = Json.read(body);
        } catch (JsonProcessingException e) {
            return Parsed.refused("malformed", "The body is not JSON.", List.of());
        }
        if (!json.isObject() && !json.isArray()) {
            return Parsed.refused("malformed", "The body must be one task or an array of tasks.", List.of());
        }
        if (json.isArray() && json.size() > MAX_TASKS) {
            return Parsed.refused(
                    "too-many-tasks", "At most " + MAX_TASKS + " tasks can be tracked at once.", List.of());
        }
        return json.isArray()
                ? parse(json)
                : parse(Json.mapper().createArrayNode().add(json));
    }

    private Parsed parse(Iterable<JsonNode> nodes) {
        List<Item> items = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        int index = 0;
        for (JsonNode node : nodes) {
            try {
                items.add(item(node));
            } catch (InvalidRecordException e) {
                if (problems.size() < MAX_DETAILS) {
                    problems.add("item " + index + ": " + e.getMessage());
                }
            }
            index++;
        }
        return problems.isEmpty()
                ? new Parsed(items, null)
                : Parsed.refused("invalid-tasks", "No task was tracked, since some are invalid.", problems);
    }

    private Item item(JsonNode node) throws InvalidRecordException {
        Registration registration = RegistrationJson.read(node);
        String refusal = sources.refusal(new Input.Track(registration, clock.instant()));
        if (refusal != null) {
            throw new InvalidRecordException(refusal);
        }
        byte[] record = InboxCodec.track(registration);
        if (record.length > maxRecordBytes) {
            throw new InvalidRecordException(
                    "must fit into a record, of which topics.maxMessageBytes leaves it " + maxRecordBytes + " bytes");
        }
        return new Item(registration.key(), record);
    }
}
