import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { S3Store } from '@tus/s3-store'
import { HttpError } from '../http/errors.ts'
import type { S3Settings } from '../settings/settings.ts'
import { refuseDamaged, UPLOAD_EXPIRES_MS } from './contents.ts'
import type { Contents } from './contents.ts'

const PREFIX = 'evidence/'
const PART_BYTES = 8 * 1024 * 1024

/** Stores files in a bucket of any S3 API. Loaded on demand. */
export function inBucket(settings: S3Settings): Contents {
  const s3ClientConfig = {
    bucket: settings.bucket,
    region: settings.region,
    endpoint: settings.endpoint,
    forcePathStyle: true,
    maxAttempts: 2,
    credentials: { accessKeyId: settings.accessKeyId, secretAccessKey: settings.secretAccessKey },
    requestChecksumCalculation: 'WHEN_REQUIRED' as const,
    responseChecksumValidation: 'WHEN_REQUIRED' as const,
  }
  const client = new S3Client(s3ClientConfig)
  const Bucket = settings.bucket
  const get = async (Key: string) =>
    (await orUnavailable(client.send(new GetObjectCommand({ Bucket, Key })))).Body as Readable
  return {
    uploads: new S3Store({
      partSize: PART_BYTES,
      s3ClientConfig,
      useTags: false,
      expirationPeriodInMilliseconds: UPLOAD_EXPIRES_MS,
    }),
    uploaded: get,
    keep: async (id, sha256) => {
      await orUnavailable(
        client.send(
          new CopyObjectCommand({ Bucket, Key: `evidence/${sha256}`, CopySource: `${Bucket}/${id}` }),
        ),
      )
      for (const Key of [id, `${id}.info`])
        await orUnavailable(client.send(new DeleteObjectCommand({ Bucket, Key })))
    },
    put: async (sha256, Body) =>
      void (await orUnavailable(
        client.send(new PutObjectCommand({ Bucket, Key: `evidence/${sha256}`, Body })),
      )),
    putFile: async (key, path, size) =>
      void (await orUnavailable(
        client.send(
          new PutObjectCommand({
            Bucket,
            Key: `evidence/${key}`,
            Body: createReadStream(path),
            ContentLength: size,
          }),
        ),
      )),
    read: async (key, size) => {
      const { Body, ContentLength } = await orUnavailable(
        client.send(new GetObjectCommand({ Bucket, Key: `evidence/${key}` })),
      )
      refuseDamaged(ContentLength, size)
      return Body as Readable
    },
    list: async function* () {
      for await (const { Contents: found = [] } of paginateListObjectsV2(
        { client },
        { Bucket, Prefix: PREFIX },
      ))
        for (const { Key, Size, LastModified } of found)
          yield { key: Key!.slice(PREFIX.length), size: Size ?? 0, modified: LastModified?.getTime() ?? 0 }
    },
    remove: async (sha256) =>
      void (await orUnavailable(client.send(new DeleteObjectCommand({ Bucket, Key: `evidence/${sha256}` })))),
    ready: async () => {
      await orUnavailable(
        client
          .send(new HeadObjectCommand({ Bucket, Key: 'evidence/ready' }))
          .catch((error: { $metadata?: { httpStatusCode?: number } }) => {
            if (error.$metadata?.httpStatusCode !== 404) throw error
          }),
      )
    },
  }
}

/** Converts errors of the store into “unavailable”. */
async function orUnavailable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if ((error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode === 404)
      throw new HttpError('not-found', 'The file is not there any more')
    throw new HttpError(
      'storage-away',
      'The store of files cannot be reached at the moment: try again in a while',
    )
  }
}
