// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Places for several bridges in one directory, as they have it that are started from one folder: the first takes the
 * directory itself, each further one a folder in it. What is left in a place that nobody holds goes on with whoever
 * comes next. Every call blocks.
 */
final class SpoolPlaces {
    private static final Logger log = LoggerFactory.getLogger(SpoolPlaces.class);
    private static final int MOST = 16;

    /** A place that is held now. */
    record Taken(Path dir, SpoolLock lock) {}

    private SpoolPlaces() {}

    /** @throws SpoolException if all places are taken */
    static Taken take(Path dir) throws IOException {
        List<Path> places = Stream.concat(
                        Stream.of(dir), IntStream.rangeClosed(2, MOST).mapToObj(n -> dir.resolve("bridge-" + n)))
                .toList();
        for (Path place : places) {
            Files.createDirectories(place);
            SpoolLock lock = SpoolLock.take(place);
            if (lock != null) {
                adoptAll(place, places);
                return new Taken(place, lock);
            }
        }
        throw new SpoolException("spool.dir: " + dir + ": is in use by " + MOST + " other bridges", null);
    }

    private static void adoptAll(Path place, List<Path> places) {
        for (Path other : places) {
            if (!other.equals(place) && Files.isDirectory(other)) {
                try (SpoolLock lock = SpoolLock.take(other)) {
                    if (lock != null) {
                        adopt(place, other);
                    }
                } catch (IOException e) {
                    log.warn("What another bridge has left in {} stays there: {}", other, e.toString());
                }
            }
        }
    }

    private static void adopt(Path place, Path other) throws IOException {
        long[] numbers = Leftovers.find(other).numbers();
        if (numbers.length == 0) {
            return;
        }
        long next = Leftovers.find(place).highest();
        for (long number : numbers) {
            Path webhook = other.resolve(SpoolNames.webhook(number));
            Files.move(webhook, place.resolve(SpoolNames.webhook(++next)), StandardCopyOption.ATOMIC_MOVE);
        }
        log.info("{} webhooks that another bridge has left in {} go on from {}", numbers.length, other, place);
    }
}
