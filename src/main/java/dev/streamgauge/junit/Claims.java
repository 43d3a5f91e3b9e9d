package dev.streamgauge.junit;

import dev.streamgauge.claim.ClaimEvidence;
import dev.streamgauge.claim.JudgedClaim;
import dev.streamgauge.claim.Ruling;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.experiment.PublishedClaim;
import dev.streamgauge.experiment.Verdict;
import dev.streamgauge.testbed.Place;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** The claims of an experiment, and the methods that judge them. */
public final class Claims {

    private static final List<Class<?>> PARAMETERS = List.of(ClaimEvidence.class, Comparison.class);

    /** Where verdicts come from; evidence that is judged again is from one of them. */
    private static final List<String> TESTBEDS = Arrays.stream(Place.values())
            .filter(place -> place != Place.RECORDED)
            .map(Place::label)
            .toList();

    private final ExperimentRun run;

    Claims(ExperimentRun run) {
        this.run = run;
    }

    /**
     * Refuses a class whose methods and whose experiment's claims do not match.
     *
     * @throws dev.streamgauge.experiment.InvalidExperimentException for a claim without a method, naming its place
     * @throws IllegalArgumentException for a method without a claim, or one that cannot judge
     */
    static void check(Experiment experiment, Class<?> testClass) {
        Map<String, Method> methods = methods(testClass);
        for (PublishedClaim claim : experiment.claims()) {
            if (!methods.containsKey(claim.id())) {
                throw experiment
                        .file()
                        .refuse(
                                "claims." + claim.id(),
                                "no method of %s judges this claim".formatted(testClass.getSimpleName()),
                                "Write '@Claim(\"%s\") Ruling …(ClaimEvidence evidence)' there".formatted(claim.id()));
            }
        }
        if (!methods.isEmpty() && !ClaimTests.class.isAssignableFrom(testClass)) {
            throw new IllegalArgumentException("%s has @Claim methods that nothing runs: let it implement ClaimTests."
                    .formatted(testClass.getSimpleName()));
        }
        for (PublishedClaim claim : experiment.claims()) {
            refuseUnknownTestbeds(experiment, claim);
        }
        methods.forEach((id, method) -> {
            if (experiment.claims().stream().noneMatch(claim -> claim.id().equals(id))) {
                throw new IllegalArgumentException("%s.%s judges the claim '%s', which %s does not list under claims."
                        .formatted(
                                testClass.getSimpleName(),
                                method.getName(),
                                id,
                                experiment.file().file()));
            }
            if (method.getReturnType() != Ruling.class
                    || !PARAMETERS.containsAll(Arrays.asList(method.getParameterTypes()))) {
                throw new IllegalArgumentException(
                        "%s.%s cannot judge a claim: it must return a Ruling and take a ClaimEvidence, a Comparison, or both."
                                .formatted(testClass.getSimpleName(), method.getName()));
            }
        });
    }

    /** A verdict that is recorded for a testbed that there is not would never be compared with anything. */
    private static void refuseUnknownTestbeds(Experiment experiment, PublishedClaim claim) {
        claim.recorded()
                .forEach((scale, verdicts) -> verdicts.keySet().stream()
                        .filter(testbed -> !TESTBEDS.contains(testbed))
                        .findFirst()
                        .ifPresent(testbed -> {
                            throw experiment
                                    .file()
                                    .refuse(
                                            "claims.%s.recorded.%s.%s".formatted(claim.id(), scale.label(), testbed),
                                            "there is no testbed named '%s'".formatted(testbed),
                                            "Use one of: " + String.join(", ", TESTBEDS));
                        }));
    }

    private static Map<String, Method> methods(Class<?> testClass) {
        Map<String, Method> methods = new LinkedHashMap<>();
        for (Method method :
                AnnotationSupport.findAnnotatedMethods(testClass, Claim.class, HierarchyTraversalMode.TOP_DOWN)) {
            Claim claim = method.getAnnotation(Claim.class);
            Method other = methods.put(claim.value(), method);
            if (other != null) {
                throw new IllegalArgumentException("%s.%s and %s judge the same claim, '%s'."
                        .formatted(testClass.getSimpleName(), other.getName(), method.getName(), claim.value()));
            }
        }
        return methods;
    }

    /** A test for each claim, on an instance of the experiment's test class. */
    Stream<DynamicTest> tests(Object testInstance) {
        Map<String, Method> methods = methods(testInstance.getClass());
        return run.plan().experiment().claims().stream()
                .map(claim -> DynamicTest.dynamicTest(
                        claim.id() + ": " + claim.text(),
                        () -> judge(claim, Objects.requireNonNull(methods.get(claim.id())), testInstance)));
    }

    /**
     * Nothing is confirmed on less evidence than the claim asks for. And where an experiment has no trials at a scale, that is
     * why its claims decide nothing.
     */
    private static Ruling asFarAsItGoes(Ruling ruling, ClaimEvidence evidence) {
        boolean tooLittle = ruling.n() < evidence.claim().decidesAt().n();
        if (ruling.verdict() == Verdict.CONFIRMED && tooLittle) {
            return ruling.with(Verdict.INCONCLUSIVE);
        }
        String why = evidence.experiment().notRun();
        return why == null || ruling.verdict() != Verdict.INCONCLUSIVE
                ? ruling
                : Ruling.inconclusive(
                        "not run at %s scale"
                                .formatted(evidence.experiment().scale().label()),
                        0,
                        why,
                        "%s, at a scale that runs them."
                                .formatted(evidence.claim().decidesAt()),
                        List.of());
    }

    private void judge(PublishedClaim claim, Method method, Object testInstance) {
        ReportedClaim.report(run, claim, () -> {
            ClaimEvidence evidence = run.evidenceOn(claim);
            Object[] arguments = Arrays.stream(method.getParameterTypes())
                    .map(type -> type == ClaimEvidence.class ? evidence : run.comparison())
                    .toArray();
            Ruling ruling = (Ruling) ReflectionSupport.invokeMethod(method, testInstance, arguments);
            return new JudgedClaim(
                    run.plan().experiment().id(),
                    claim,
                    claim.tested() ? evidence.alpha() : null,
                    asFarAsItGoes(ruling, evidence),
                    run.recordedVerdict(claim).orElse(null));
        });
    }
}
