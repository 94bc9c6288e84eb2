// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.spool;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the files of a spool are called; names sort as the webhooks came. */
final class SpoolNames {
    private static final Pattern WEBHOOK = Pattern.compile("(\\d{12,18})\\.webhook(\\.\\d+)?");
    private static final Pattern STAGED = Pattern.compile("incoming-\\d+\\.tmp");

    private SpoolNames() {}

    static String webhook(long number) {
        return String.format(Locale.ROOT, "%012d.webhook", number);
    }

    /** The name of a file that is being written. */
    static String staged(int slot) {
        return "incoming-" + slot + ".tmp";
    }

    static boolean isStaged(String name) {
        return STAGED.matcher(name).matches();
    }

    static boolean isWebhook(String name) {
        return numberIn(name) >= 0 && webhook(numberIn(name)).equals(name);
    }

    /** The number that a name holds, also one that got a suffix when it was set aside; -1 if none. */
    static long numberIn(String name) {
        Matcher matcher = WEBHOOK.matcher(name);
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
    }
}
