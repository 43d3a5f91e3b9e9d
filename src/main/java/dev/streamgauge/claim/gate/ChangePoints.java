package dev.streamgauge.claim.gate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Where a series changes its distribution: E-divisive (Matteson and James, A Nonparametric Approach for Multiple Change Point
 * Analysis of Multivariate Data, JASA 109, 2014), which Apache Otava is made of and MongoDB's gate was (Daly et al., The Use of
 * Change Point Detection to Identify Software Performance Regressions, ICPE 2020). A stretch is divided where the energy
 * distance between its two sides is greatest, if a permutation of it seldom has one as great; then each side is divided again.
 * Permutations are drawn from a fixed seed: the same series has the same changes.
 */
final class ChangePoints {

    /**
     * A change has as many values on each side. On a machine that drifts four bad runs in a row are not rare: with six, and {@link
     * #LEVEL}, less than one series of 30 in a hundred alarms there. Most of the last six may be bad before all of them are: a change
     * that far back may have begun later.
     */
    static final int LEAST_SEGMENT = 6;

    /**
     * A shorter series has no changes, since it may not show one of its last runs however great it is: of 16 runs, two permutations in
     * 8,008 look as changed as a step of the last six.
     */
    static final int LEAST_RUNS = 16;

    /** A change is one if a permutation looks as changed no more often than this. */
    static final double LEVEL = 0.0005;

    private static final int PERMUTATIONS = 9_999;
    private static final long SEED = 1;

    private ChangePoints() {}

    /** Where the statistic is greatest. */
    private record Split(int at, double statistic) {}

    /** The indices of the first value after each change, ascending. */
    static List<Integer> of(double[] series) {
        if (series.length < LEAST_RUNS) {
            return List.of();
        }
        TreeSet<Integer> changes = new TreeSet<>();
        divide(series, 0, series.length, RandomSource.XO_SHI_RO_256_PP.create(SEED), changes);
        return new ArrayList<>(changes);
    }

    private static void divide(double[] series, int from, int to, UniformRandomProvider random, Set<Integer> changes) {
        if (to - from < 2 * LEAST_SEGMENT) {
            return;
        }
        double[] stretch = Arrays.copyOfRange(series, from, to);
        double[][] distances = distances(stretch);
        int[] natural = PermutationSampler.natural(stretch.length);
        Split split = split(distances, natural);
        if (split.statistic() > 0 && isRare(distances, split.statistic(), random)) {
            changes.add(from + split.at());
            divide(series, from, from + split.at(), random, changes);
            divide(series, from + split.at(), to, random, changes);
        }
    }

    /** Stops as soon as too many permutations are as extreme: what is not rare shows that soon. */
    private static boolean isRare(double[][] distances, double statistic, UniformRandomProvider random) {
        int[] order = PermutationSampler.natural(distances.length);
        int most = (int) Math.floor(LEVEL * (PERMUTATIONS + 1)) - 1;
        int asExtreme = 0;
        for (int permutation = 0; permutation < PERMUTATIONS; permutation++) {
            PermutationSampler.shuffle(random, order);
            if (split(distances, order).statistic() >= statistic && ++asExtreme > most) {
                return false;
            }
        }
        return true;
    }

    private static double[][] distances(double[] values) {
        double[][] distances = new double[values.length][values.length];
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < values.length; j++) {
                distances[i][j] = Math.abs(values[i] - values[j]);
            }
        }
        return distances;
    }

    /** Moves the border along, keeping the sums of distances within the left side, within the right one, and between. */
    private static Split split(double[][] distances, int[] order) {
        int n = order.length;
        double left = 0;
        double right = 0;
        double between = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                right += distances[order[i]][order[j]];
            }
        }
        Split best = new Split(0, 0);
        for (int border = 1; border <= n - LEAST_SEGMENT; border++) {
            double[] moved = distances[order[border - 1]];
            double toLeft = 0;
            double toRight = 0;
            for (int i = 0; i < border - 1; i++) {
                toLeft += moved[order[i]];
            }
            for (int i = border; i < n; i++) {
                toRight += moved[order[i]];
            }
            left += toLeft;
            right -= toRight;
            between += toRight - toLeft;
            if (border >= LEAST_SEGMENT) {
                double m = border;
                double k = (double) n - border;
                double energy = 2 * between / (m * k) - 2 * left / (m * (m - 1)) - 2 * right / (k * (k - 1));
                double statistic = m * k / (m + k) * energy;
                if (statistic > best.statistic()) {
                    best = new Split(border, statistic);
                }
            }
        }
        return best;
    }
}
