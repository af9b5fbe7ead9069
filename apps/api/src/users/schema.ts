import { triggersOf } from "../history/kept.ts"

/** The channel on which every process hears that something about who may do what has changed. */
export const accessChannel = "proxeny_access"

/** Tells every process at the end of the transaction. */
const tells = (table: string, events: string, name = events.split(" ")[0]?.toLowerCase()) =>
  `CREATE TRIGGER tell_${name} AFTER ${events} ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION proxeny_tell_access()`

/**
 * People, their roles, sessions and keys.
 *
 * **Details**: `person`, `person_session`, `person_account`, `person_verification` and `person_second_factor` are the tables of
 * better-auth, as signIn/options.ts names them. What is secret is stored as a hash, but for the second factor, which is encrypted.
 */
export const peopleSchema: ReadonlyArray<string> = [
  `CREATE TABLE person (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL CHECK (name <> ''),
    email text NOT NULL UNIQUE CHECK (email = lower(email)),
    email_verified boolean NOT NULL DEFAULT false,
    image text,
    language text CHECK (language IN ('en', 'zh')),
    second_factor boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE TABLE person_session (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
    token text NOT NULL UNIQUE,
    expires_at timestamptz NOT NULL,
    ip_address text,
    user_agent text,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,
  "CREATE INDEX person_session_person ON person_session (person_id)",
  `CREATE TABLE person_account (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
    account_id text NOT NULL,
    provider_id text NOT NULL,
    access_token text,
    refresh_token text,
    id_token text,
    access_token_expires_at timestamptz,
    refresh_token_expires_at timestamptz,
    scope text,
    password text,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (provider_id, account_id)
  )`,
  "CREATE INDEX person_account_person ON person_account (person_id)",
  `CREATE TABLE person_verification (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    identifier text NOT NULL,
    value text NOT NULL,
    expires_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,
  "CREATE INDEX person_verification_identifier ON person_verification (identifier)",
  "CREATE INDEX person_verification_expires ON person_verification (expires_at)",
  `CREATE TABLE person_second_factor (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    person_id uuid NOT NULL UNIQUE REFERENCES person ON DELETE CASCADE,
    secret text NOT NULL,
    backup_codes text NOT NULL,
    verified boolean NOT NULL DEFAULT true,
    failures int NOT NULL DEFAULT 0,
    locked_until timestamptz
  )`,
  // What somebody may do: the part of a person that is in the history, without address and secrets.
  `CREATE TABLE person_role (
    id uuid PRIMARY KEY REFERENCES person,
    role text NOT NULL CHECK (role IN ('viewer', 'editor', 'steward', 'admin')),
    cities uuid[] NOT NULL DEFAULT '{}',
    deactivated boolean NOT NULL DEFAULT false
  )`,
  ...triggersOf({ table: "person_role", kind: "'person'", subject: "r.id", isPrivate: true }),
  `CREATE TABLE person_key (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
    name text NOT NULL CHECK (name <> ''),
    start text NOT NULL,
    hash text NOT NULL UNIQUE,
    scopes text[] NOT NULL CHECK (scopes <@ '{read,write,import,manage}' AND scopes <> '{}'),
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz,
    used_at timestamptz
  )`,
  "CREATE INDEX person_key_person ON person_key (person_id)",
  `CREATE TABLE person_invitation (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    email text NOT NULL UNIQUE CHECK (email = lower(email)),
    role text NOT NULL CHECK (role IN ('viewer', 'editor', 'steward', 'admin')),
    cities uuid[] NOT NULL DEFAULT '{}',
    language text CHECK (language IN ('en', 'zh')),
    hash text NOT NULL UNIQUE,
    invited_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL
  )`,
  // How often somebody has tried since when, by the hash of an address.
  `CREATE TABLE attempt (
    key text PRIMARY KEY,
    tries int NOT NULL,
    since timestamptz NOT NULL
  )`,
  "CREATE INDEX attempt_since ON attempt (since)",
  `CREATE FUNCTION proxeny_tell_access() RETURNS trigger LANGUAGE plpgsql AS $tell$
  BEGIN
    PERFORM pg_notify('${accessChannel}', '');
    RETURN NULL;
  END $tell$`,
  // What begins is told nobody: only who was found is remembered, never who was not.
  tells("person", "UPDATE OF name OR DELETE"),
  tells("person_session", "UPDATE OF person_id, token, expires_at OR DELETE"),
  tells("person_key", "UPDATE OF person_id, hash, scopes, expires_at OR DELETE"),
  tells("person_role", "INSERT OR UPDATE OR DELETE"),
  tells("setting", "INSERT OR UPDATE OR DELETE")
]
