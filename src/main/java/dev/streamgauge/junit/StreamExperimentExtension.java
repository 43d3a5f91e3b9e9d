package dev.streamgauge.junit;

import dev.streamgauge.claim.BoundOutcome;
import dev.streamgauge.claim.Judgement;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.experiment.ExperimentFile;
import dev.streamgauge.testbed.MissingAbilityException;
import dev.streamgauge.trial.Intervention;
import dev.streamgauge.trial.TrialPlan;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/** Stands behind {@link StreamExperiment}. All state is in the store. */
final class StreamExperimentExtension
        implements ExecutionCondition, BeforeAllCallback, AfterAllCallback, ParameterResolver, InvocationInterceptor {

    private static final Namespace NAMESPACE = Namespace.create(StreamExperimentExtension.class);

    static ExperimentRun runOf(ExtensionContext context) {
        return Objects.requireNonNull(
                context.getStore(NAMESPACE).get(ExperimentRun.class, ExperimentRun.class), "no experiment is running");
    }

    private static Session session(ExtensionContext context) {
        return session(context, Session::new);
    }

    /** The session that all experiments of a run share; whoever asks first opens it. */
    static Session session(ExtensionContext context, Function<RunSettings, Session> opening) {
        return Objects.requireNonNull(context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        Session.class,
                        key -> opening.apply(RunSettings.from(context::getConfigurationParameter)),
                        Session.class));
    }

    /** The experiment file's text. */
    private static String text(ExtensionContext context) {
        Class<?> testClass = context.getRequiredTestClass();
        String resource = "experiments/" + fileName(context);
        try (InputStream in = testClass.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new FileNotFoundException(
                        "%s names %s, which is not on the class path. Put it into src/test/resources/%s."
                                .formatted(testClass.getSimpleName(), fileName(context), resource));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Experiment read(ExtensionContext context) {
        RunSettings settings = session(context).settings();
        Experiment experiment = session(context)
                .configured()
                .apply(ExperimentFile.read(fileName(context), text(context), settings.scale(), settings.seed()));
        session(context).engines().check(experiment);
        OwnJobs.requireOracles(experiment);
        Claims.check(experiment, context.getRequiredTestClass());
        return experiment;
    }

    private static TrialPlan plan(ExtensionContext context) {
        return TrialPlan.of(read(context)).only(session(context).settings().trials());
    }

    private static String fileName(ExtensionContext context) {
        return Objects.requireNonNull(context.getRequiredTestClass().getAnnotation(StreamExperiment.class))
                .value();
    }

    /** With {@code -Dplan} the plan is printed, and nothing runs. */
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (context.getTestClass().isEmpty() || context.getTestMethod().isPresent()) {
            return ConditionEvaluationResult.enabled("asked of classes only");
        }
        try {
            if (!session(context).settings().plan()) {
                return ConditionEvaluationResult.enabled("no plan was asked for");
            }
            session(context).console().plan(plan(context));
        } catch (RuntimeException e) {
            // Thrown here it would be wrapped; beforeAll meets it again and throws it as it is.
            return ConditionEvaluationResult.enabled(String.valueOf(e.getMessage()));
        }
        return ConditionEvaluationResult.disabled("-Dplan lists the trials and runs none");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Session session = session(context);
        TrialPlan plan;
        try {
            plan = plan(context);
            require(plan, session, context);
            session.begin(plan);
        } catch (RuntimeException e) {
            ReportedTest.couldNotBegin(session.report(), fileName(context), e);
            throw e;
        }
        context.getStore(NAMESPACE).put(ExperimentRun.class, new ExperimentRun(plan, text(context), session));
    }

    /** What cannot be had in this place at all aborts an experiment; what is not there now, such as a broker, fails it. */
    private static void require(TrialPlan plan, Session session, ExtensionContext context) {
        try {
            session.require(plan);
        } catch (MissingAbilityException e) {
            throw isStrict(context) ? e : new TestAbortedException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        ExperimentRun run = context.getStore(NAMESPACE).get(ExperimentRun.class, ExperimentRun.class);
        if (run != null) {
            run.session().finish(run.comparison());
            run.session().gate(run.plan(), run.comparison());
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return List.of(Testbed.class, Producers.class, Probe.class, Comparison.class, Claims.class)
                .contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type == Producers.class) {
            return new Producers();
        }
        if (type == Probe.class) {
            return new Probe();
        }
        if (type == Claims.class) {
            return new Claims(runOf(context));
        }
        return type == Testbed.class
                ? runOf(context).session().testbed()
                : runOf(context).comparison();
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        intercept(invocation, method, context);
    }

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        intercept(invocation, method, context);
    }

    private static void intercept(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        Optional<Trial> trial = argument(method, Trial.class);
        Producers producers = argument(method, Producers.class).orElseGet(Producers::new);
        Probe probe = argument(method, Probe.class).orElseGet(Probe::new);
        trial.ifPresent(ready -> ready.intervene(new Intervention(
                sink -> producers.interception().apply(sink),
                result -> probe.listener().accept(result))));
        ReportedTest reported = ReportedTest.begin(runOf(context), context, trial.orElse(null));
        Throwable outcome = null;
        try {
            invocation.proceed();
            requireDecided(context, trial.orElse(null));
        } catch (TestAbortedException e) {
            outcome = trial.isPresent() && isStrict(context) ? new AssertionError(GateMessages.strictly(e), e) : e;
        } catch (Throwable e) {
            outcome = e;
        }
        try {
            reported.end(outcome);
        } catch (RuntimeException e) {
            // A page that cannot be drawn must not hide what the test found.
            if (outcome == null) {
                throw e;
            }
            outcome.addSuppressed(e);
        }
        if (outcome != null) {
            throw outcome;
        }
    }

    private static boolean isStrict(ExtensionContext context) {
        return session(context).settings().gate().strict();
    }

    /** A bound that is not decided fails nothing, unless strictly. */
    private static void requireDecided(ExtensionContext context, @Nullable Trial trial) {
        Judgement judgement = trial == null ? null : trial.judgement();
        if (judgement != null && isStrict(context)) {
            List<BoundOutcome> undecided = judgement.bounds().stream()
                    .filter(bound -> bound.outcome() == BoundOutcome.Outcome.INCONCLUSIVE)
                    .toList();
            if (!undecided.isEmpty()) {
                throw new AssertionError(GateMessages.undecidedBounds(judgement, undecided));
            }
        }
    }

    private static <T> Optional<T> argument(ReflectiveInvocationContext<Method> method, Class<T> type) {
        return method.getArguments().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
