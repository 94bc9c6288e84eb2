// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import java.io.StringReader;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;

/** Takes YAML apart into nodes and builds nothing from them: tags have no effect, size and nesting are bounded. */
final class YamlDocument {
    private static final int MAX_NESTING = 20;
    private static final int MAX_CHARACTERS = 2 << 20;

    /** What the parser says that repeats nothing of the file but single characters. */
    private static final Pattern HARMLESS = Pattern.compile("(mapping values|mapping keys|sequence entries|expected '"
            + "|expected <|could not find expected|found character|found unexpected|but found).*");

    private YamlDocument() {}

    /** The document's top-level mapping, null if the document is empty. */
    static @Nullable MappingNode compose(String text) throws ConfigException {
        try {
            Node root = new Yaml(bounds()).compose(new StringReader(text));
            if (root == null || Tag.NULL.equals(root.getTag())) {
                return null;
            }
            if (root instanceof MappingNode mapping) {
                return mapping;
            }
            throw ConfigException.of("config", Problem.HIDDEN, "must be a mapping of keys to values");
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw syntaxError(line, ruleOf(e.getProblem()));
        } catch (ReaderException e) {
            int line = (int) text.codePoints()
                            .limit(e.getPosition())
                            .filter(c -> c == '\n')
                            .count()
                    + 1;
            throw syntaxError(line, "must not contain control characters");
        } catch (YAMLException e) {
            throw ConfigException.of("config", "the file", "must be YAML of at most " + MAX_NESTING + " levels");
        }
    }

    private static LoaderOptions bounds() {
        LoaderOptions bounds = new LoaderOptions();
        bounds.setNestingDepthLimit(MAX_NESTING);
        bounds.setCodePointLimit(MAX_CHARACTERS);
        bounds.setMaxAliasesForCollections(50);
        return bounds;
    }

    private static ConfigException syntaxError(int line, String rule) {
        return ConfigException.of("config", "line " + line, rule);
    }

    private static String ruleOf(@Nullable String problem) {
        return problem != null && HARMLESS.matcher(problem).matches()
                ? "must be YAML: " + problem
                : "must be YAML without undefined aliases, tags or directives";
    }
}
