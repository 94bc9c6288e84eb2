// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a bridge tells the others of its group where it is: by the {@code client.id} of the consumer that makes it a
 * member, which the group's coordinator shows to all. Immutable.
 *
 * @param id tells this run of this bridge from every other member
 * @param url without a slash at its end; {@value #SEEN_HOST} in place of the host stands for the host that Kafka sees
 */
public record PeerName(String id, String url) {
    private static final String SEEN_HOST = "*";
    private static final Pattern CLIENT_ID = Pattern.compile("taskbridge/([^/]+)/(https?://.+)");

    /** A bridge that is reached by the host from which it speaks to Kafka. */
    public static PeerName seenByKafka(String id, String scheme, int port) {
        return new PeerName(id, scheme + "://" + SEEN_HOST + ":" + port);
    }

    String clientId() {
        return "taskbridge/" + id + "/" + url;
    }

    /** Empty where the member is no bridge. */
    static Optional<PeerName> parse(String clientId) {
        Matcher parts = CLIENT_ID.matcher(clientId);
        return parts.matches() ? Optional.of(new PeerName(parts.group(1), parts.group(2))) : Optional.empty();
    }

    /**
     * Where the bridge is reached.
     *
     * @param host as the coordinator shows it: an IP address behind a slash
     */
    Optional<URI> at(String host) {
        String address = host.replaceFirst("^.*/", "");
        String literal = address.indexOf(':') >= 0 ? "[" + address + "]" : address;
        try {
            return Optional.of(URI.create(url.replace("://" + SEEN_HOST, "://" + literal)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
