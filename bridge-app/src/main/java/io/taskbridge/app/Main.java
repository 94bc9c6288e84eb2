// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

/** placeholder */
public final class Main {
    private Main() {}
    /** x */
    public static void main(String[] args) {
        System.out.println("x");
    }
}
