/**
 * What imports over HTTP need: files that wait, jobs with what happens in them, and whose choices of places are whose.
 *
 * **Details**: every process that serves this database can tell how a job is, whichever does it. What an editor chooses holds
 * for the lists that this editor brings; the choice of somebody who looks after what all share, for all.
 */
export const importJobsSchema: ReadonlyArray<string> = [
  "ALTER TABLE place_alias ADD COLUMN chosen_by text NOT NULL DEFAULT ''",
  "ALTER TABLE place_alias DROP CONSTRAINT place_alias_pkey",
  "ALTER TABLE place_alias ADD PRIMARY KEY (folded, country, region, chosen_by)",
  // The file lies at the path, on the machine of the process that took it.
  `CREATE TABLE import_upload (
    id uuid PRIMARY KEY,
    owner text NOT NULL,
    file_name text NOT NULL,
    bytes bigint NOT NULL,
    path text NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp()
  )`,
  "CREATE INDEX import_upload_owner ON import_upload (owner)",
  "CREATE INDEX import_upload_at ON import_upload (at)",
  // The process that does a job says every few seconds that it is still there.
  `CREATE TABLE import_job (
    id uuid PRIMARY KEY,
    position bigint GENERATED ALWAYS AS IDENTITY,
    kind text NOT NULL CHECK (kind IN ('preview', 'import')),
    state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
    owner text NOT NULL,
    owner_id text,
    owner_name text NOT NULL,
    title text NOT NULL,
    files jsonb NOT NULL,
    rows jsonb NOT NULL,
    report jsonb,
    problem jsonb,
    key text,
    request text NOT NULL,
    process text NOT NULL,
    alive_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    to_cancel boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    started_at timestamptz,
    ended_at timestamptz,
    UNIQUE (owner, key)
  )`,
  "CREATE INDEX import_job_owner ON import_job (owner, position)",
  "CREATE INDEX import_job_open ON import_job (position) WHERE state IN ('waiting', 'running')",
  "CREATE INDEX import_job_created ON import_job (created_at)",
  `CREATE TABLE import_job_event (
    job_id uuid NOT NULL REFERENCES import_job ON DELETE CASCADE,
    number int NOT NULL,
    event jsonb NOT NULL,
    PRIMARY KEY (job_id, number)
  )`,
  // Rejected rows as lines of CSV, some thousand to a row.
  `CREATE TABLE import_job_rejected (
    job_id uuid NOT NULL REFERENCES import_job ON DELETE CASCADE,
    position int NOT NULL,
    lines text NOT NULL,
    PRIMARY KEY (job_id, position)
  )`
]
