// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import io.taskbridge.app.logging.LogKey;
import io.taskbridge.task.TaskEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each committed transition, for whoever wants to know at DEBUG what became of a task. */
final class TransitionLog {
    private static final Logger log = LoggerFactory.getLogger(TransitionLog.class);

    private TransitionLog() {}

    static void committed(int partition, TaskEvent event) {
        if (log.isDebugEnabled()) {
            log.atDebug()
                    .addKeyValue(LogKey.TASK.word(), event.key())
                    .addKeyValue(LogKey.SEQUENCE.word(), event.task().sequence())
                    .addKeyValue(LogKey.FROM.word(), event.from())
                    .addKeyValue(LogKey.TO.word(), event.to())
                    .addKeyValue(LogKey.VIA.word(), event.observation().via().word())
                    .addKeyValue(LogKey.PARTITION.word(), partition)
                    .log("transition");
        }
    }
}
