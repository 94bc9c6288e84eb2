// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.dashboard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.codec.Json;
import org.jspecify.annotations.Nullable;

/**
 * Something that an operator should know, in plain words.
 *
 * @param source null where it is no source's
 * @param blind whether tasks go unwatched because of it
 * @param what is wrong
 * @param todo what to do about it, and whether it ends by itself
 */
record Trouble(@Nullable String source, boolean blind, String what, String todo) {
    static Trouble blind(@Nullable String source, String what, String todo) {
        return new Trouble(source, true, what, todo);
    }

    static Trouble care(@Nullable String source, String what, String todo) {
        return new Trouble(source, false, what, todo);
    }

    ObjectNode json() {
        return Json.mapper()
                .createObjectNode()
                .put("source", source)
                .put("blind", blind)
                .put("what", what)
                .put("todo", todo);
    }
}
