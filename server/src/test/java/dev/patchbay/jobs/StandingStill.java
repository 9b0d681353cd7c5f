package dev.patchbay.jobs;

import org.springframework.context.ApplicationContext;

/**
 * Lets no background job run meanwhile, for tests that empty or turn over whole tables: the locks of a job that comes to them in
 * another order would end one of the two.
 */
public final class StandingStill {

    private StandingStill() {}

    public static void during(ApplicationContext context, Runnable work) {
        WorkerLoop loop = context.getBean(WorkerLoop.class);
        loop.stop();
        try {
            work.run();
        } finally {
            loop.start();
        }
    }
}
