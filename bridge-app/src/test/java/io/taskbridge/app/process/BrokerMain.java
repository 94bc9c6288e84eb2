// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.process;

import io.taskbridge.app.kafka.EmbeddedKafka;
import java.nio.file.Path;

/** The broker as a process of its own: port, data directory. Ends with its parent. */
public final class BrokerMain {
    private BrokerMain() {}

    public static void main(String[] args) throws Exception {
        EmbeddedKafka kafka = EmbeddedKafka.start(Integer.parseInt(args[0]), Path.of(args[1]));
        System.out.println("serving at " + kafka.bootstrapServers());
        while (System.in.read() >= 0) {
            // Nobody says anything; what counts is the end.
        }
        Runtime.getRuntime().halt(0);
    }
}
