import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/** Tables of better-auth under its own names, and ours for roles and invitations. */
export const accounts: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      create table setting (key text primary key, value text not null);
      create table "user" (
        id text primary key, name text not null, email text not null unique, "emailVerified" boolean not null,
        image text, "createdAt" timestamptz not null default now(),
        "updatedAt" timestamptz not null default now(), "twoFactorEnabled" boolean,
        disabled boolean not null default false, demonstration boolean not null default false);
      create table session (
        id text primary key, "expiresAt" timestamptz not null, token text not null unique,
        "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now(),
        "ipAddress" text, "userAgent" text, "userId" text not null references "user" (id) on delete cascade);
      create index session_of_user on session ("userId");
      create table account (
        id text primary key, "accountId" text not null, "providerId" text not null,
        "userId" text not null references "user" (id) on delete cascade, "accessToken" text,
        "refreshToken" text, "idToken" text, "accessTokenExpiresAt" timestamptz,
        "refreshTokenExpiresAt" timestamptz, scope text, password text,
        "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now());
      create index account_user on account ("userId");
      create table verification (
        id text primary key, identifier text not null, value text not null, "expiresAt" timestamptz not null,
        "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now());
      create index verification_identifier on verification (identifier);
      create table "twoFactor" (
        id text primary key, secret text not null, "backupCodes" text not null,
        "userId" text not null references "user" (id) on delete cascade, verified boolean,
        "failedVerificationCount" integer, "lockedUntil" timestamptz);
      create table "rateLimit" (id text primary key, key text not null unique,
        count integer not null, "lastRequest" bigint not null);
      create table sign_in_failure (email text not null, at timestamptz not null default now());
      create index sign_in_failure_email on sign_in_failure (email, at);
      create table "grant" (
        id uuid primary key default gen_random_uuid(),
        user_id text not null references "user" (id) on delete cascade, role text not null,
        region text not null, form text not null, given_by text, given_at timestamptz not null default now(),
        unique (user_id, role, region, form));
      create table invitation (
        token_hash text primary key, email text not null, name text not null, grants jsonb not null,
        invited_by text, expires_at timestamptz not null, accepted_at timestamptz,
        created_at timestamptz not null default now());
    `.execute(db)
  },
}
