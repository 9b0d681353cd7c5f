package dev.patchbay.database;

import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Trouble;
import java.io.Serial;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** Transactions that tell what is wrong with the database as it is, where Spring would wrap it or tell something else instead. */
final class PoolTransactions extends JdbcTransactionManager {

    @Serial
    private static final long serialVersionUID = 1;

    PoolTransactions(DataSource dataSource, SQLExceptionTranslator translator) {
        super(dataSource);
        setExceptionTranslator(translator);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        try {
            super.doBegin(transaction, definition);
        } catch (CannotCreateTransactionException failed) {
            switch (failed.getCause()) {
                case ProblemException problem -> throw problem;
                case SQLException away ->
                    throw new CannotGetJdbcConnectionException("No connection for a transaction", away);
                case null, default -> throw failed;
            }
        }
    }

    /** PostgreSQL may have kept what it was told to keep, and its answer been lost with the connection. */
    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        try {
            super.doCommit(status);
        } catch (DataAccessResourceFailureException | TransactionSystemException lost) {
            if (status.isReadOnly()) {
                throw lost;
            }
            logger.warn("The connection was lost during a commit: " + Trouble.inOneLine(lost));
            throw new ProblemException(
                    DatabaseProblem.OUTCOME_UNKNOWN,
                    "The database was lost at the moment of keeping this. Look whether it was done before you try again.");
        }
    }

    /** What was lost with its connection is rolled back by PostgreSQL; whoever waits is told why the work failed. */
    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        try {
            super.doRollback(status);
        } catch (DataAccessResourceFailureException | TransactionSystemException gone) {
            logger.debug("There was no connection to roll back on", gone);
        }
    }
}
