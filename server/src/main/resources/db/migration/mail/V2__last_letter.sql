alter table mail.letter add column last boolean not null default false;

comment on column mail.letter.last is 'nothing is kept of this recipient: the row goes as soon as the letter has left';
