// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

/** What Z.AI can be asked for asynchronously. */
enum ZaiProduct {
    VIDEO("/videos/generations"),
    IMAGE("/async/images/generations"),
    CHAT("/async/chat/completions");

    private final String path;

    ZaiProduct(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }
}
