// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.spool;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What an earlier run left in a spool's directory. Only names and sizes are looked at, since there may be millions.
 *
 * @param numbers of the webhooks that wait, ascending
 * @param highest number ever given, as far as anything shows it; 0 if none
 * @param foreign files that no spool wrote
 */
record Leftovers(long[] numbers, long bytes, long highest, List<Path> foreign) {
    /** Looks through the directory, and deletes what was never finished and so never acknowledged. */
    static Leftovers find(Path dir) throws IOException {
        LongStream.Builder numbers = LongStream.builder();
        List<Path> foreign = new ArrayList<>();
        long bytes = 0;
        long highest = 0;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(dir)) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                BasicFileAttributes attributes =
                        Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                highest = Math.max(highest, SpoolNames.numberIn(name));
                if (attributes.isDirectory() || name.equals(SpoolLock.FILE)) {
                    continue;
                }
                if (attributes.isRegularFile() && SpoolNames.isWebhook(name)) {
                    numbers.add(SpoolNames.numberIn(name));
                    bytes += attributes.size();
                } else if (SpoolNames.isStaged(name)) {
                    Files.delete(entry);
                } else {
                    foreign.add(entry);
                }
            }
        }
        for (SetAside why : SetAside.values()) {
            highest = Math.max(highest, highestIn(dir.resolve(why.word())));
        }
        return new Leftovers(numbers.build().sorted().toArray(), bytes, highest, foreign);
    }

    private static long highestIn(Path folder) throws IOException {
        long highest = 0;
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                for (Path entry : entries) {
                    highest = Math.max(highest, SpoolNames.numberIn(String.valueOf(entry.getFileName())));
                }
            }
        }
        return highest;
    }
}
