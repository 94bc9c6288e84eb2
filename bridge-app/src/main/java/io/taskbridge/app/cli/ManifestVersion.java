// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar, {@code dev} where there is no jar. */
final class ManifestVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        @Nullable String built = ManifestVersion.class.getPackage().getImplementationVersion();
        return new String[] {"Taskbridge " + (built == null ? "dev" : built)};
    }
}
