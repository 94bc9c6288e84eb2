// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.reload;

import io.taskbridge.app.config.BridgeConfig;
import io.taskbridge.app.config.Problem;
import io.taskbridge.app.config.Reload;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration that is in force, and what became of those that were read since. {@link #status} may be read from
 * anywhere; {@link #take} is for one context.
 */
public final class ConfigReload {
    private static final Logger log = LoggerFactory.getLogger(ConfigReload.class);

    /**
     * How the file stands to what is in force.
     *
     * @param trouble why the file as it is now cannot be used, so that an earlier one is in force; null if it can
     * @param needRestart keys that have changed in the file, and that only a restart takes over
     * @param certificateTrouble why the certificate as it is now cannot be used, null if it can
     */
    public record Status(
            @Nullable String trouble,
            List<String> needRestart,
            @Nullable String certificateTrouble) {}

    private BridgeConfig inForce;
    private volatile @Nullable String trouble;
    private volatile List<String> needRestart = List.of();
    private volatile @Nullable String certificateTrouble;

    public ConfigReload(BridgeConfig inForce) {
        this.inForce = inForce;
    }

    public Status status() {
        return new Status(trouble, needRestart, certificateTrouble);
    }

    /**
     * Takes over of a reading what can be taken over.
     *
     * @param taker told the configuration to put into force, if that has changed
     */
    public void take(ConfigReading reading, Consumer<Change> taker) {
        BridgeConfig read = reading.config();
        if (read == null) {
            String why = reading.problems().stream().map(Problem::toString).collect(Collectors.joining("; "));
            log.warn("The configuration has changed and cannot be used, the former stays in force: {}", why);
            trouble = why;
            return;
        }
        Reload reload = Reload.of(inForce, read);
        if (!reload.changed().isEmpty()) {
            taker.accept(new Change(inForce, reload.inForce()));
            inForce = reload.inForce();
            log.info("The configuration has changed: {}", String.join(", ", reload.changed()));
        }
        if (!reload.needRestart().isEmpty()) {
            log.warn("Only a restart takes over: {}", String.join(", ", reload.needRestart()));
        }
        trouble = null;
        needRestart = reload.needRestart();
    }

    /** Why the certificate as it lies on the disk cannot be used, null if it can. For any thread. */
    public void certificate(@Nullable String why) {
        certificateTrouble = why;
    }

    /** What is in force until now, and what is from now on. */
    public record Change(BridgeConfig before, BridgeConfig after) {}
}
