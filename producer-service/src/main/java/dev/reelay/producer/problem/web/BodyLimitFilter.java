package dev.reelay.producer.problem.web;

import dev.reelay.producer.problem.Problem;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Lets nobody read more than 1 MiB of a body: one that announces more is refused unread, one that does not ends there. */
final class BodyLimitFilter implements Filter {

    static final long MOST_BYTES = 1 << 20;

    private final ProblemWriter problems;

    BodyLimitFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getContentLengthLong() > MOST_BYTES) {
            problems.write(new Problem.BodyTooLarge(), (HttpServletResponse) response);
        } else if (request.getContentLengthLong() < 0) {
            chain.doFilter(new BoundedRequest((HttpServletRequest) request, MOST_BYTES), response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
