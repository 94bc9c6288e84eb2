// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import java.nio.file.Path;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a killed broker leaves in its cluster: as far as the controller knows it lives, and leads every partition. A
 * broker that starts over it begins as that leader, is fenced when the old session ends and then leads again, all
 * within a second. Why that can lock up the groups: RATIONALE.md.
 */
final class StaleRegistration {
    private static final Logger log = LoggerFactory.getLogger(StaleRegistration.class);

    private StaleRegistration() {}

    /**
     * Starts the controller without its broker for as long as it takes to have it forgotten. Blocks, for a bounded time.
     *
     * @param controllerPort a free one
     * @throws KafkaException if the controller does not stop, so that no broker may start beside it
     */
    static void remove(Path logDir, int controllerPort) {
        Map<String, Object> settings = BrokerSettings.ofController(controllerPort, logDir);
        KafkaRaftServer controller = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        boolean stopped;
        try {
            controller.startup();
            unregister(BrokerSettings.LOOPBACK + ":" + controllerPort);
        } finally {
            stopped = EmbeddedKafka.stop(controller);
        }
        if (!stopped) {
            throw new KafkaException("the controller that had to forget a killed broker does not stop");
        }
    }

    private static void unregister(String controller) {
        try (Admin admin = Admin.create(Map.of(
                "bootstrap.controllers", controller, "request.timeout.ms", 5_000, "default.api.timeout.ms", 10_000))) {
            Cluster.answer(admin.unregisterBroker(BrokerSettings.NODE_ID).all());
        } catch (BrokerIdNotRegisteredException e) {
            log.debug("The broker was killed before it was registered");
        } catch (KafkaException e) {
            log.warn("The killed broker is still registered, so the start has to wait for the end of its session", e);
        }
    }
}
