// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;

/** What Vert.x finds beside the bridge, and may load. */
class NativeTransportIT {
    @Test
    void linuxIsTalkedToDirectly() {
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        try {
            assertThat(vertx.isNativeTransportEnabled()).isEqualTo(OS.LINUX.isCurrentOs());
        } finally {
            vertx.close().await();
        }
    }

    @Test
    void newerJavaIsToldOfNativeLibraries() throws IOException {
        try (JarFile jar = new JarFile("target/bridge.jar")) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Enable-Native-Access"))
                    .isEqualTo("ALL-UNNAMED");
        }
    }
}
