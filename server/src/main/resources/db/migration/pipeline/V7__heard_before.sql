-- When sources were heard of last that were there before that was noted, as far as polls and their newest records tell.
update pipeline.feed set heard_at = last_good_at where heard_at is null and whole_at is not null;

update pipeline.feed f set heard_at = r.at
from (
    select source, installation, max(at) as at from pipeline.record
    where way = 'POLLED' and not deleted group by source, installation) r
where r.source = f.source and r.installation = f.installation and f.heard_at is null;

update pipeline.source s set heard_at = r.at
from (select source, max(at) as at from pipeline.record where way <> 'POLLED' and not deleted group by source) r
where r.source = s.integration and s.heard_at is null;
