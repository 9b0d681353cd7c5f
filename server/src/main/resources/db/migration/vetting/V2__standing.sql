-- How many looks in a row found that what is live breaks an enforced rule; from the second on those who develop it know.
alter table vetting.watched add column failed_looks int not null default 0;
