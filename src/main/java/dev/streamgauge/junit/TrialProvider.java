package dev.streamgauge.junit;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Provides the trials of the class's experiment, in the planned order. */
final class TrialProvider implements ArgumentsProvider {

    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        ExperimentRun run = StreamExperimentExtension.runOf(context);
        return run.trials().map(planned -> Arguments.of(new Trial(planned, run.session())));
    }
}
