// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.monitoring;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code GET /metrics} answered, in the text format of Prometheus. */
public final class Scrape {
    /** One sample without its value. */
    record Sample(String name, Map<String, String> labels) {}

    private static final Pattern SAMPLE = Pattern.compile("(\\w+)(?:\\{(.*)})? \\S+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Set<String> OF_HISTOGRAMS = Set.of("le", "quantile");

    private final Map<String, String> types = new HashMap<>();
    private final Set<Sample> samples = new HashSet<>();

    public Scrape(String text) {
        for (String line : text.split("\n", -1)) {
            if (line.startsWith("# TYPE ")) {
                String[] words = line.split(" ", -1);
                types.put(words[2], words[3]);
            } else if (!line.startsWith("#") && !line.isBlank()) {
                Matcher sample = SAMPLE.matcher(line);
                if (!sample.matches()) {
                    throw new AssertionError("no sample: " + line);
                }
                samples.add(new Sample(sample.group(1), labels(sample.group(2))));
            }
        }
    }

    /** Of all samples of that name together; looks at nothing else of the text, so that it may be asked often. */
    public static double sum(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** All but the largest values, which come with histograms and summaries. */
    public Set<MeterShape> meters() {
        Set<MeterShape> meters = new TreeSet<>();
        types.forEach((name, type) -> {
            if (!name.endsWith("_max") || !isDistribution(name.substring(0, name.length() - "_max".length()))) {
                Set<String> labels = new HashSet<>();
                samples.stream()
                        .filter(sample -> meterOf(sample.name()).equals(name))
                        .forEach(sample -> labels.addAll(sample.labels().keySet()));
                labels.removeAll(OF_HISTOGRAMS);
                meters.add(new MeterShape(name, type, labels));
            }
        });
        return meters;
    }

    /** Whether there is something to be found by the selector. */
    public boolean matches(Selector selector) {
        return samples.stream().anyMatch(sample -> selector.matches(sample.name(), sample.labels()));
    }

    @Override
    public String toString() {
        return meters().toString();
    }

    private String meterOf(String sample) {
        for (String part : List.of("_bucket", "_count", "_sum")) {
            String name = sample.endsWith(part) ? sample.substring(0, sample.length() - part.length()) : sample;
            if (!name.equals(sample) && isDistribution(name)) {
                return name;
            }
        }
        return sample;
    }

    private boolean isDistribution(String name) {
        String type = types.getOrDefault(name, "");
        return type.equals("histogram") || type.equals("summary");
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new HashMap<>();
        if (text != null) {
            LABEL.matcher(text).results().forEach(label -> labels.put(label.group(1), label.group(2)));
        }
        return labels;
    }
}
