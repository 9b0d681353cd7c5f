package dev.patchbay.database;

import dev.patchbay.kernel.ProblemException;
import java.io.Serial;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;

/** Transactions that tell "busy" as the problem it is, where Spring would wrap it. */
final class PoolTransactions extends JdbcTransactionManager {

    @Serial
    private static final long serialVersionUID = 1;

    PoolTransactions(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        try {
            super.doBegin(transaction, definition);
        } catch (CannotCreateTransactionException failed) {
            if (failed.getCause() instanceof ProblemException problem) {
                throw problem;
            }
            throw failed;
        }
    }
}
