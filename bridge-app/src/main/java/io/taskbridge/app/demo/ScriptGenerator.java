// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.taskbridge.provider.ProviderKind;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Makes up lives as they are lived: most tasks go well, a few do not, and some providers have their moods. All of them
 * end within a few phases, in a way that can be learned. The same seed gives each provider the same sequence of lives,
 * whatever the others are asked for. Thread-safe.
 */
public final class ScriptGenerator {
    private static final List<String> WORDS =
            List.of("amber", "birch", "cloud", "delta", "ember", "fjord", "grove", "harbor", "island", "juniper");

    private static final List<ZaiProduct> PRODUCTS = List.of(ZaiProduct.values());

    private final PerProvider<RandomGenerator> randoms;
    private final Duration shortest;
    private final Duration longest;

    /**
     * @param shortest how long a phase lasts at least
     * @param longest and at most; most phases are nearer to the shortest
     */
    public ScriptGenerator(long seed, Duration shortest, Duration longest) {
        this.randoms = PerProvider.randoms(seed);
        this.shortest = shortest;
        this.longest = longest;
    }

    public synchronized Script next(ProviderKind kind) {
        RandomGenerator random = randoms.of(kind);
        return switch (kind) {
            case BASETEN -> baseten(random);
            case SCALE -> scale(random);
            case VESSL -> vessl(random);
            case ZAI -> zai(PRODUCTS.get(random.nextInt(PRODUCTS.size())));
        };
    }

    /** How Baseten's call to the endpoint goes: mostly well. */
    public synchronized WebhookPlan nextWebhook(String endpoint) {
        RandomGenerator random = randoms.of(ProviderKind.BASETEN);
        int lot = random.nextInt(100);
        if (lot < 80) {
            return WebhookPlan.once(endpoint);
        }
        if (lot < 88) {
            return WebhookPlan.twice(endpoint);
        }
        if (lot < 94) {
            return WebhookPlan.late(endpoint, shortest);
        }
        return lot < 97 ? WebhookPlan.astray(endpoint) : WebhookPlan.failed(endpoint);
    }

    synchronized Script zai(ZaiProduct product) {
        RandomGenerator random = randoms.of(ProviderKind.ZAI);
        Pace pace = pace(random);
        String url = "https://cdn.example.com/" + word(random) + "-" + random.nextInt(10_000);
        int lot = random.nextInt(100);
        if (lot < 3) {
            return ZaiScripts.failed(pace);
        }
        if (lot < 6) {
            return ZaiScripts.failedWithoutError(pace);
        }
        if (lot < 8) {
            return ZaiScripts.image(pace, url).forgotten();
        }
        Script script = switch (product) {
            case VIDEO -> ZaiScripts.video(pace, url + ".mp4");
            case IMAGE -> ZaiScripts.image(pace, url + ".png");
            case CHAT -> ZaiScripts.chat(pace, text(random));
        };
        return lot < 14 ? script.hiddenFor(shortest.dividedBy(2)) : script;
    }

    private Script baseten(RandomGenerator random) {
        Pace pace = pace(random);
        int lot = random.nextInt(100);
        if (lot < 7) {
            return BasetenScripts.failed(pace);
        }
        if (lot < 10) {
            return BasetenScripts.expired(pace);
        }
        if (lot < 13) {
            return BasetenScripts.canceled(pace);
        }
        JsonNode output = output(random);
        if (lot < 16) {
            return BasetenScripts.unmappedWord(pace, output);
        }
        return lot < 26 ? BasetenScripts.chain(pace, output) : BasetenScripts.succeeded(pace, output);
    }

    private Script scale(RandomGenerator random) {
        Pace pace = pace(random);
        int lot = random.nextInt(100);
        if (lot < 5) {
            return ScaleScripts.failed(pace);
        }
        if (lot < 8) {
            return ScaleScripts.timedOut(pace);
        }
        JsonNode output = output(random);
        if (lot < 18) {
            return ScaleScripts.requeued(pace, output);
        }
        if (lot < 23) {
            return ScaleScripts.undefinedBlip(() -> shortest, output);
        }
        return lot < 26 ? ScaleScripts.unmappedWord(pace, output) : ScaleScripts.succeeded(pace, output);
    }

    private Script vessl(RandomGenerator random) {
        Pace pace = pace(random);
        int lot = random.nextInt(100);
        if (lot < 5) {
            return VesslScripts.failed(pace);
        }
        if (lot < 8) {
            return VesslScripts.failedInside(pace);
        }
        if (lot < 13) {
            return VesslScripts.completedAsText(pace, text(random));
        }
        if (lot < 16) {
            return VesslScripts.completedWithNull(pace);
        }
        JsonNode output = output(random);
        if (lot < 18) {
            return VesslScripts.completed(pace, output).forgotten();
        }
        if (lot < 23) {
            return VesslScripts.completed(pace, output).hiddenFor(shortest.dividedBy(2));
        }
        return lot < 26 ? VesslScripts.unmappedWord(pace, output) : VesslScripts.completed(pace, output);
    }

    private Pace pace(RandomGenerator random) {
        return () -> {
            double lot = random.nextDouble();
            return shortest.plusNanos((long) (longest.minus(shortest).toNanos() * lot * lot));
        };
    }

    private static JsonNode output(RandomGenerator random) {
        return JsonNodeFactory.instance.objectNode().put("text", text(random)).put("tokens", random.nextInt(1, 2_000));
    }

    private static String text(RandomGenerator random) {
        return word(random) + " " + word(random) + " " + word(random);
    }

    private static String word(RandomGenerator random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }
}
