// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.taskbridge.app.Await;
import io.taskbridge.app.BridgeFixture;
import io.taskbridge.app.SimulatedWork;
import io.taskbridge.app.demo.Fault;
import io.taskbridge.provider.ProviderKind;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The page in a real browser, on a running bridge. Where no Chromium is installed these tests are left out, unless
 * {@code -Dbrowser=required} says that there must be one.
 */
class DashboardIT {
    private static final String FOCUSABLE = "a[href], button, input, select";

    private static SimulatedWork work;
    private static BridgeFixture bridge;
    private static BrowserPage page;

    @BeforeAll
    static void start() {
        Optional<Path> browser = Chromium.installed();
        boolean required = "required".equals(System.getProperty("browser"));
        assumeTrue(required || browser.isPresent(), "no Chromium on the PATH");
        assertThat(browser).as("a Chromium on the PATH").isPresent();
        work = new SimulatedWork();
        bridge = BridgeFixture.start(work.sources());
        page = new BrowserPage(browser.get());
        work.submit(bridge, 2);
        work.awaitAllEnded(bridge);
    }

    @AfterAll
    static void stop() {
        if (page != null) {
            page.close();
            bridge.close();
            work.close();
        }
    }

    @BeforeEach
    void open() {
        page.look(1600, 1000, "light");
        page.open(bridge.management("/"));
        page.awaitText("#verdict", "being watched");
    }

    @AfterEach
    void nothingIsWrongOnTheConsole() {
        assertThat(page.console()).isEmpty();
    }

    private static int number(String selector) {
        return page.value("Number(document.querySelector('" + selector + "')?.innerText.replaceAll(/[^0-9.]/g, ''))")
                .asInt();
    }

    /** How many transitions the page knows of. */
    private static int transitions() {
        return page.value("Number(/last (\\d+)/.exec(document.querySelector('#transitions-words').innerText)?.[1])")
                .asInt();
    }

    @Test
    void whatTheBridgeCountsIsShown() {
        page.awaitText("#shards-words", "4 of 4 are here");
        long events = work.submitted().keySet().stream()
                .mapToLong(key ->
                        bridge.awaitTask(key, any -> true).path("sequence").asLong())
                .sum();

        Await.until(DashboardIT::transitions, known -> known >= events);
        assertThat(page.value("[...document.querySelectorAll('.source h3')].map(name => name.innerText).sort().join()")
                        .asText())
                .isEqualTo("hooked,polled,scale,vessl,zai");
        assertThat(page.value("document.querySelectorAll('.source canvas').length")
                        .asInt())
                .isEqualTo(20);
    }

    @Test
    void numbersChangeWithoutBeingAskedFor() {
        Await.until(DashboardIT::transitions, known -> known > 0);
        int before = transitions();

        work.submit(bridge, 1);

        Await.until(DashboardIT::transitions, known -> known > before);
        Await.until(() -> number("#figures dd b"), inFlight -> inFlight == 0);
    }

    @Test
    void outageOfASourceIsToldInWordsUntilItIsOver() {
        work.providers().faults(ProviderKind.SCALE).always(Fault.status(500));
        try {
            work.submit(bridge, 2);

            page.awaitText("#verdict", "1 of 5 sources is not being watched: scale.");
            assertThat(page.text("#troubles")).contains("scale: the circuit is open", "status page");
            page.picture("outage");
        } finally {
            work.providers().faults(ProviderKind.SCALE).off();
        }
        page.awaitText("#verdict", "All 5 sources are being watched.");
    }

    @Test
    void taskIsLookedUpFromItsTransition() {
        Await.until(
                () -> page.value("document.querySelectorAll('#transitions tr').length")
                        .asInt(),
                rows -> rows > 0);
        String key = page.value("document.querySelector('#transitions .key').innerText")
                .asText();

        page.value("document.querySelector('#transitions .key').click()");

        page.awaitText("#task", "History at this bridge");
        assertThat(page.text("#task")).contains(key);
        assertThat(page.value("document.querySelectorAll('#task .steps li').length")
                        .asLong())
                .isEqualTo(bridge.awaitTask(key, any -> true).path("sequence").asLong());
    }

    @Test
    void filterLeavesOutWhatDoesNotMatch() {
        Await.until(DashboardIT::transitions, known -> known > 0);

        page.value("document.querySelector('#filters input').focus()");
        page.type("vessl/");

        Await.until(
                () -> page.value("[...document.querySelectorAll('#transitions .key')].map(key => key.innerText)"),
                keys -> {
                    Set<String> sources = new HashSet<>();
                    keys.forEach(key -> sources.add(key.asText().replaceFirst("/.*", "")));
                    return sources.equals(Set.of("vessl"));
                });
    }

    @Test
    void whatComesFromTasksIsTextAndNeverMarkup() {
        String id = "<img src=x onerror=alert(1)>";
        bridge.post("/v1/tasks", "{\"source\":\"zai\",\"id\":\"" + id + "\",\"labels\":{\"a\":\"<b>bold</b>\"}}");
        bridge.awaitTask("zai/%3Cimg%20src=x%20onerror=alert(1)%3E", found -> found.has("key"));

        page.value("document.querySelector('#lookup input').focus()");
        page.type("zai/" + id);
        page.press("Enter", 13);

        page.awaitText("#task", "a=<b>bold</b>");
        assertThat(page.text("#task h3")).isEqualTo("zai/" + id);
        assertThat(page.value("document.querySelectorAll('#task img, #task b').length")
                        .asInt())
                .isZero();
        bridge.delete("/v1/tasks/zai/%3Cimg%20src=x%20onerror=alert(1)%3E");
    }

    @ParameterizedTest
    @CsvSource({"360, 740, light", "360, 740, dark", "1600, 1000, light", "1600, 1000, dark"})
    void pageFitsItsWindow(int width, int height, String scheme) {
        page.look(width, height, scheme);
        Await.until(() -> page.value("innerWidth").asInt(), wide -> wide == width);

        assertThat(page.value("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(width);
        assertThat(page.value(
                                "[...document.querySelectorAll('main *')].filter(one => !one.closest('.unseen, thead, .plot')"
                                        + " && one.getBoundingClientRect().right > innerWidth + 1).map(one => one.outerHTML)")
                        .toString())
                .isEqualTo("[]");
        page.picture("fits-" + width + "-" + scheme);
    }

    @Test
    void keyboardReachesEverythingAndShowsWhereItIs() {
        Await.until(DashboardIT::transitions, known -> known > 0);
        page.value("document.querySelector('#hold').click()");
        int reachable = page.value("[...document.querySelectorAll('" + FOCUSABLE + "')]"
                        + ".filter(one => one.checkVisibility()).length")
                .asInt();
        page.value("window.reached = new Set(); window.unseen = []; document.addEventListener('focusin', event => {"
                + " reached.add(event.target);"
                + " if (getComputedStyle(event.target).outlineStyle === 'none') unseen.push(event.target.outerHTML);"
                + " }); document.querySelector('.skip').focus()");

        for (int i = 0; i < reachable; i++) {
            page.press("Tab", 9);
        }

        assertThat(page.value(
                                "[...document.querySelectorAll('" + FOCUSABLE + "')]"
                                        + ".filter(one => one.checkVisibility() && !reached.has(one)).map(one => one.outerHTML)")
                        .toString())
                .isEqualTo("[]");
        assertThat(page.value("unseen").toString()).isEqualTo("[]");
    }
}
