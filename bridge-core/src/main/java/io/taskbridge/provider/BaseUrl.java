// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Where a source's requests go: an absolute http or https URL in which {@code {kind}} and {@code {target}} stand for
 * what the task runs on. Immutable, shared freely between threads.
 */
public final class BaseUrl {
    /** What a template may leave open. */
    public enum Placeholder {
        KIND,
        TARGET;

        private String text() {
            return "{" + name().toLowerCase(Locale.ROOT) + "}";
        }
    }

    private static final Pattern HOST_PART = Pattern.compile("[a-z0-9-]{1,63}");

    private final String origin;
    private final String path;

    private BaseUrl(String origin, String path) {
        this.origin = origin;
        this.path = path;
    }

    /** @throws IllegalArgumentException saying which rule the template breaks; the template itself is not repeated */
    public static BaseUrl parse(String template) {
        requireAbsolute(sample(template));
        String bare = withoutTrailingSlashes(template);
        int slash = bare.indexOf('/', bare.indexOf("://") + 3);
        return slash < 0 ? new BaseUrl(bare, "") : new BaseUrl(bare.substring(0, slash), bare.substring(slash));
    }

    /** Whether a value is needed for the placeholder. */
    public boolean uses(Placeholder placeholder) {
        return origin.contains(placeholder.text()) || path.contains(placeholder.text());
    }

    /** @throws IllegalArgumentException if the template uses any other placeholder */
    public void requireOnly(Set<Placeholder> known) {
        for (Placeholder placeholder : Placeholder.values()) {
            if (uses(placeholder) && !known.contains(placeholder)) {
                throw new IllegalArgumentException(
                        "must not contain " + placeholder.text() + ", which has no value here");
            }
        }
    }

    /** @throws IllegalArgumentException if a value is missing, or unfit for the place where the template needs it */
    public void requireValues(Map<Placeholder, String> values) {
        for (Placeholder placeholder : Placeholder.values()) {
            String value = values.get(placeholder);
            if (value == null && uses(placeholder)) {
                throw new IllegalArgumentException("target: required, the base URL contains " + placeholder.text());
            }
            if (value != null
                    && origin.contains(placeholder.text())
                    && !HOST_PART.matcher(value).matches()) {
                throw new IllegalArgumentException("target: must match " + HOST_PART + ", it is part of a host name");
            }
        }
    }

    /** The URL of the path segments below this one, each percent-encoded whatever it contains. */
    public String resolve(Map<Placeholder, String> values, String... segments) {
        requireValues(values);
        StringBuilder url = new StringBuilder(fill(origin, values, UnaryOperator.identity()))
                .append(fill(path, values, PathSegment::encode));
        for (String segment : segments) {
            url.append('/').append(PathSegment.encode(segment));
        }
        return url.toString();
    }

    /** The template. */
    @Override
    public String toString() {
        return origin + path;
    }

    private static String fill(String part, Map<Placeholder, String> values, UnaryOperator<String> encode) {
        String filled = part;
        for (Map.Entry<Placeholder, String> value : values.entrySet()) {
            filled = filled.replace(value.getKey().text(), encode.apply(value.getValue()));
        }
        return filled;
    }

    private static String sample(String template) {
        String sample = template;
        for (Placeholder placeholder : Placeholder.values()) {
            sample = sample.replace(placeholder.text(), "x");
        }
        require(
                sample.indexOf('{') < 0 && sample.indexOf('}') < 0,
                "must contain no placeholder but {kind} and {target}");
        return sample;
    }

    private static void requireAbsolute(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            // Without its cause, whose message repeats the URL and any password in it.
            throw new IllegalArgumentException("must be a well-formed URL");
        }
        String scheme = uri.getScheme();
        require(
                "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme),
                "must begin with http:// or https://");
        String authority = uri.getRawAuthority();
        require(authority == null || authority.indexOf('@') < 0, "must not contain user information");
        require(uri.getRawQuery() == null, "must not contain a query");
        require(uri.getRawFragment() == null, "must not contain a fragment");
        require(uri.getHost() != null, "must name a host, in letters, digits, dots and hyphens");
        require(uri.getPort() >= -1 && uri.getPort() <= 65_535, "must have a port of at most 65535");
        require(uri.toASCIIString().equals(url), "must be plain ASCII");
    }

    private static String withoutTrailingSlashes(String url) {
        int end = url.length();
        while (url.charAt(end - 1) == '/') {
            end--;
        }
        return url.substring(0, end);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
