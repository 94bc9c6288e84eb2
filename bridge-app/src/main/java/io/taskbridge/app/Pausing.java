// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import io.taskbridge.app.control.NoSwitch;
import io.taskbridge.app.control.SourceSwitch;
import io.taskbridge.app.kafka.ClientSettings;
import io.taskbridge.app.kafka.ControlVerticle;
import io.taskbridge.app.kafka.OwnTopics;
import io.taskbridge.app.kafka.RecordSender;
import io.taskbridge.app.kafka.Topics;
import io.taskbridge.app.poll.Hold;
import io.taskbridge.app.poll.Pollers;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts what the control topic says into force. */
final class Pausing {
    private static final Logger log = LoggerFactory.getLogger(Pausing.class);

    private Pausing() {}

    /** Nobody is asked anything until it is known who may be asked. */
    static SourceSwitch start(
            Parts parts,
            Vertx vertx,
            ClientSettings clients,
            Topics topics,
            OwnTopics own,
            RecordSender sender,
            Pollers pollers,
            InstantSource clock) {
        if (!own.control()) {
            log.warn("topics.control: {}: does not exist, so no source can be paused", topics.control());
            return new NoSwitch(pollers.sources(), topics.control());
        }
        pollers.sources()
                .forEach(source -> pollers.hold(source, Hold.PAUSE, "it is not known yet which sources are paused"));
        ControlVerticle control = new ControlVerticle(
                clients, topics.control(), sender, pollers.sources(), clock, paused -> obey(pollers, paused));
        parts.deploy(vertx, "the control topic", control);
        return control;
    }

    private static void obey(Pollers pollers, Map<String, Instant> paused) {
        pollers.sources().forEach(source -> {
            Instant since = paused.get(source);
            pollers.hold(source, Hold.PAUSE, since == null ? null : "an operator has paused the source, at " + since);
        });
    }
}
