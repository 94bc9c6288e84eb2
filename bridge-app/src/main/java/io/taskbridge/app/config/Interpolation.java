// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The references of one file, taken out of its text before YAML sees it: each becomes a token of private-use
 * characters, which YAML takes for ordinary text wherever it stands. What a reference stands for is put in only once
 * the YAML is taken apart, so no value is ever read as YAML, and references in comments do not matter.
 */
final class Interpolation {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^}\\r\\n]*}");
    private static final char OPEN = '\uE000';
    private static final char CLOSE = '\uE001';
    private static final Pattern TOKEN = Pattern.compile(OPEN + "([0-9]{1,7})" + CLOSE);

    private final List<Reference> references = new ArrayList<>();
    private final String masked;

    /** @throws ConfigException if the text contains characters that tokens are made of */
    Interpolation(String text) throws ConfigException {
        if (text.indexOf(OPEN) >= 0 || text.indexOf(CLOSE) >= 0) {
            throw ConfigException.of("config", "U+E000 or U+E001", "must not contain these private-use characters");
        }
        masked = REFERENCE.matcher(text).replaceAll(this::mask);
    }

    private String mask(MatchResult match) {
        references.add(new Reference(match.group()));
        return OPEN + Integer.toString(references.size() - 1) + CLOSE;
    }

    /** The file's text with a token for each reference. */
    String masked() {
        return masked;
    }

    /** A piece of the masked text as the file has it. */
    String written(String piece) {
        return TOKEN.matcher(piece)
                .replaceAll(match -> Matcher.quoteReplacement(reference(match).written()));
    }

    /** The references in a piece of the masked text. */
    List<Reference> referencesIn(String piece) {
        return TOKEN.matcher(piece).results().map(this::reference).toList();
    }

    /** A piece of the masked text with a value for each of its references, in their order. */
    String filled(String piece, List<String> values) {
        var next = values.iterator();
        return TOKEN.matcher(piece).replaceAll(match -> Matcher.quoteReplacement(next.next()));
    }

    private Reference reference(MatchResult token) {
        return references.get(Integer.parseInt(token.group(1)));
    }
}
