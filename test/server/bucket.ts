import { createServer } from 'node:http'
import type { IncomingMessage, Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * What the product uses of the S3 API, in memory: objects, copies, uploads in parts. Signatures are not
 * looked at.
 */
export class Bucket {
  readonly objects = new Map<string, Buffer>()
  readonly #metadata = new Map<string, Record<string, string>>()
  readonly #uploads = new Map<string, Map<number, Buffer>>()
  readonly #server: Server
  #port = 0
  #count = 0

  constructor() {
    this.#server = createServer((request, response) => {
      void this.#answer(request).then(({ status, body = '', headers = {} }) =>
        response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body),
      )
    })
  }

  get address(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  open(): Promise<void> {
    return new Promise((done) =>
      this.#server.listen(this.#port, '127.0.0.1', () => {
        this.#port = (this.#server.address() as AddressInfo).port
        done()
      }),
    )
  }

  close(): Promise<void> {
    this.#server.closeAllConnections()
    return new Promise((done) => this.#server.close(() => done()))
  }

  async #answer(
    request: IncomingMessage,
  ): Promise<{ status: number; body?: Buffer | string; headers?: Record<string, string> }> {
    const { pathname, searchParams: query } = new URL(request.url!, this.address)
    const key = decodeURIComponent(pathname.split('/').slice(2).join('/'))
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    const upload = query.get('uploadId')
    switch (request.method) {
      case 'POST': {
        if (query.has('uploads')) {
          const id = `upload${++this.#count}`
          this.#uploads.set(id, new Map())
          return xml(
            `<InitiateMultipartUploadResult><Bucket>b</Bucket><Key>${key}</Key><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
          )
        }
        const parts = [...this.#uploads.get(upload!)!.entries()]
          .toSorted(([one], [other]) => one - other)
          .map(([, part]) => part)
        this.objects.set(key, Buffer.concat(parts))
        this.#uploads.delete(upload!)
        return xml(
          `<CompleteMultipartUploadResult><Key>${key}</Key><ETag>"e"</ETag></CompleteMultipartUploadResult>`,
        )
      }
      case 'PUT': {
        const source = request.headers['x-amz-copy-source']
        if (source) {
          this.objects.set(
            key,
            this.objects.get(decodeURIComponent(String(source)).split('/').slice(1).join('/'))!,
          )
          return xml('<CopyObjectResult><ETag>"e"</ETag></CopyObjectResult>')
        }
        if (upload) this.#uploads.get(upload)!.set(Number(query.get('partNumber')), body)
        else {
          this.objects.set(key, body)
          this.#metadata.set(
            key,
            Object.fromEntries(
              Object.entries(request.headers)
                .filter(([name]) => name.startsWith('x-amz-meta-'))
                .map(([name, value]) => [name, String(value)]),
            ),
          )
        }
        return { status: 200, headers: { etag: '"e"' } }
      }
      case 'DELETE':
        this.objects.delete(key)
        return { status: 204 }
      default: {
        if (upload)
          return xml(
            `<ListPartsResult><Bucket>b</Bucket><Key>${key}</Key><UploadId>${upload}</UploadId><IsTruncated>false</IsTruncated>${[...(this.#uploads.get(upload) ?? [])].map(([number, part]) => `<Part><PartNumber>${number}</PartNumber><ETag>"e"</ETag><Size>${part.length}</Size></Part>`).join('')}</ListPartsResult>`,
          )
        const found = this.objects.get(key)
        return found
          ? {
              status: 200,
              body: found,
              headers: { ...this.#metadata.get(key), 'content-length': String(found.length), etag: '"e"' },
            }
          : { status: 404, body: '<Error><Code>NoSuchKey</Code></Error>' }
      }
    }
  }
}

function xml(body: string) {
  return {
    status: 200,
    body: `<?xml version="1.0" encoding="UTF-8"?>${body}`,
    headers: { 'content-type': 'application/xml' },
  }
}
