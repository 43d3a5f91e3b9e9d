package dev.streamgauge.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Parses YAML into a tree that keeps every line. */
final class TreeParser {

    private static final String SYNTAX = "YAML";

    private final String file;

    TreeParser(String file) {
        this.file = file;
    }

    /** The tree of the file's only document; an empty file is an empty section. */
    Tree.Section parse(String text) {
        Tree.Place top = new Tree.Place("", 1);
        Optional<Node> document = compose(text);
        if (document.isEmpty()) {
            return new Tree.Section(top, Map.of());
        }
        if (tree(document.get(), top) instanceof Tree.Section section) {
            return section;
        }
        throw refuse(line(document.get()), SYNTAX, "no keys at the top of the file", "Start with id: and title:");
    }

    private Optional<Node> compose(String text) {
        LoadSettings settings =
                LoadSettings.builder().setLabel(file).setUseMarks(true).build();
        try {
            return new Compose(settings).composeString(text);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark()
                    .or(e::getContextMark)
                    .map(mark -> mark.getLine() + 1)
                    .orElse(1);
            int column = e.getProblemMark().map(mark -> mark.getColumn() + 1).orElse(1);
            throw refuse(line, SYNTAX, e.getProblem(), "Correct the syntax near column " + column);
        } catch (YamlEngineException e) {
            String problem = String.valueOf(e.getMessage()).lines().findFirst().orElse("not readable");
            throw refuse(1, SYNTAX, problem, "Write plain UTF-8 text");
        }
    }

    private Tree tree(Node node, Tree.Place place) {
        if (node.isRecursive()) {
            throw refuse(place.line(), place.path(), "the value contains itself", "Write the value out");
        }
        if (node instanceof MappingNode mapping) {
            return section(mapping, place);
        }
        if (node instanceof SequenceNode sequence) {
            List<Tree> items = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                items.add(tree(item, new Tree.Place("%s[%d]".formatted(place.path(), items.size()), line(item))));
            }
            return new Tree.Items(place, items);
        }
        ScalarNode scalar = (ScalarNode) node;
        return new Tree.Leaf(place, scalar.getTag().equals(Tag.NULL) ? "" : scalar.getValue());
    }

    private Tree.Section section(MappingNode mapping, Tree.Place place) {
        Map<String, Tree> children = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            int line = line(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw refuse(line, place.below("?"), "a key is not a word", "Write key: value");
            }
            Tree.Place child = new Tree.Place(place.below(key.getValue()), line);
            Tree earlier = children.putIfAbsent(key.getValue(), tree(tuple.getValueNode(), child));
            if (earlier != null) {
                String problem = "duplicate key, it stands on line %d already";
                throw refuse(
                        line, child.path(), problem.formatted(earlier.place().line()), "Keep one of the two");
            }
        }
        return new Tree.Section(place, children);
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private InvalidExperimentException refuse(int line, String key, String problem, String fix) {
        return new InvalidExperimentException(file, line, key, problem, fix);
    }
}
