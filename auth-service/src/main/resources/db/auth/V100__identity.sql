-- Everything belongs to a workspace; exactly one of them is the default.
CREATE TABLE workspace (
  id         text PRIMARY KEY,
  name       text NOT NULL,
  domain     text NOT NULL UNIQUE,
  hosts      text[] NOT NULL DEFAULT '{}',
  is_default boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL
);

CREATE UNIQUE INDEX workspace_default ON workspace (is_default) WHERE is_default;

CREATE TABLE account (
  id            text PRIMARY KEY,
  workspace_id  text NOT NULL REFERENCES workspace,
  username      text NOT NULL,
  name          text NOT NULL,
  email         text,
  password_hash text,
  roles         text[] NOT NULL,
  bot           boolean NOT NULL,
  active        boolean NOT NULL,
  time_zone     text NOT NULL,
  preferences   jsonb NOT NULL DEFAULT '{}',
  version       bigint NOT NULL,
  created_at    timestamptz NOT NULL,
  updated_at    timestamptz NOT NULL
);

CREATE UNIQUE INDEX account_username ON account (workspace_id, lower(username));
CREATE UNIQUE INDEX account_email ON account (workspace_id, lower(email)) WHERE email IS NOT NULL;
CREATE INDEX account_page ON account (workspace_id, id);

-- What a caller can show. The secret itself is stored nowhere.
CREATE TABLE credential_token (
  id                text PRIMARY KEY,
  sha256            bytea NOT NULL UNIQUE,
  account_id        text NOT NULL REFERENCES account,
  kind              text NOT NULL,
  scopes            text[] NOT NULL DEFAULT '{}',
  app_id            text,
  name              text,
  last_part         text NOT NULL,
  bypass_two_factor boolean NOT NULL DEFAULT false,
  created_at        timestamptz NOT NULL,
  expires_at        timestamptz,
  revoked_at        timestamptz
);

CREATE INDEX credential_token_live ON credential_token (account_id) WHERE revoked_at IS NULL;
CREATE UNIQUE INDEX credential_token_personal_name ON credential_token (account_id, name)
  WHERE kind = 'ROCKET_CHAT_PERSONAL' AND revoked_at IS NULL;
CREATE UNIQUE INDEX credential_token_api_key ON credential_token (account_id)
  WHERE kind = 'OPEN_WEBUI_API_KEY' AND revoked_at IS NULL;

CREATE TABLE user_group (
  id           text PRIMARY KEY,
  workspace_id text NOT NULL REFERENCES workspace,
  created_by   text NOT NULL,
  name         text NOT NULL,
  description  text NOT NULL,
  data         jsonb,
  meta         jsonb,
  permissions  jsonb,
  created_at   timestamptz NOT NULL,
  updated_at   timestamptz NOT NULL
);

CREATE INDEX user_group_workspace ON user_group (workspace_id, name);

CREATE TABLE user_group_member (
  group_id   text NOT NULL REFERENCES user_group ON DELETE CASCADE,
  account_id text NOT NULL REFERENCES account,
  added_at   timestamptz NOT NULL,
  PRIMARY KEY (group_id, account_id)
);

CREATE INDEX user_group_member_account ON user_group_member (account_id);

-- Which roles may do what.
CREATE TABLE permission (
  workspace_id text NOT NULL REFERENCES workspace,
  id           text NOT NULL,
  roles        text[] NOT NULL,
  updated_at   timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id)
);

-- One private key per purpose, made by whichever instance starts first.
CREATE TABLE signing_key (
  purpose    text PRIMARY KEY,
  jwk        jsonb NOT NULL,
  created_at timestamptz NOT NULL
);
