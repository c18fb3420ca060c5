#:sdk Microsoft.NET.Sdk.Web
#:property PublishAot=false

// A small registry for the demo: pushes and pulls of the OCI distribution specification, for this machine alone.
// usage: dotnet registry.dll FOLDER PORT
// It has no credentials, removes nothing, and checks the digest of everything that it receives.
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

// Contents have their digest as their name. A link is named by a repository with a tag or digest, and contains the digest and media type of a manifest.
var contents = Directory.CreateDirectory(Path.Combine(args[0], "contents")).FullName;
var links = Directory.CreateDirectory(Path.Combine(args[0], "links")).FullName;
var uploads = Directory.CreateDirectory(Path.Combine(args[0], "uploads")).FullName;
foreach (var interrupted in Directory.GetFiles(uploads))
{
    File.Delete(interrupted);
}

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.WebHost.ConfigureKestrel(options =>
{
    options.Limits.MaxRequestBodySize = null;
    options.Listen(IPAddress.Loopback, int.Parse(args[1], CultureInfo.InvariantCulture));
});
var app = builder.Build();
app.MapGet("/v2/", () => Results.Ok());
app.Map("/v2/{**resource}", (Delegate)RespondAsync);
app.Run();

Task<IResult> RespondAsync(HttpContext context)
{
    var address = Address().Match(context.Request.Path);
    var (repository, last) = (address.Groups["repository"].Value, address.Groups["last"].Value);
    return (context.Request.Method, address.Groups["kind"].Value) switch
    {
        ("GET" or "HEAD", "manifests") => ReadManifestAsync(context, LinkOf(repository, last)),
        ("PUT", "manifests") => WriteManifestAsync(context, repository, last),
        ("GET" or "HEAD", "blobs") => Task.FromResult(Read(context, last, "application/octet-stream")),
        ("POST", "blobs/uploads") => Task.FromResult(StartUpload(context, repository)),
        ("PATCH", "blobs/uploads") => ContinueUploadAsync(context, last),
        ("PUT", "blobs/uploads") => CompleteUploadAsync(context, repository, last),
        _ => Task.FromResult(Error(404, "UNSUPPORTED", "The registry of the demo does not support this request.")),
    };
}

async Task<IResult> ReadManifestAsync(HttpContext context, string link) =>
    File.Exists(link) && await File.ReadAllLinesAsync(link) is [var digest, var mediaType, ..]
        ? Read(context, digest, mediaType)
        : Error(404, "MANIFEST_UNKNOWN", "The repository has no manifest with this tag or digest.");

async Task<IResult> WriteManifestAsync(HttpContext context, string repository, string reference)
{
    var file = NewUpload();
    _ = await AppendAsync(context.Request, file);
    var digest = await DigestOfAsync(file);
    if (reference.Contains(':') && reference != digest)
    {
        return Error(400, "DIGEST_INVALID", "The manifest has another digest.");
    }

    File.Move(file, Path.Combine(contents, digest), overwrite: true);
    foreach (var link in (string[])[LinkOf(repository, digest), LinkOf(repository, reference)])
    {
        var written = NewUpload();
        await File.WriteAllLinesAsync(written, [digest, context.Request.ContentType ?? "application/vnd.oci.image.manifest.v1+json"]);
        File.Move(written, link, overwrite: true);
    }

    return Created(context, $"/v2/{repository}/manifests/{digest}", digest);
}

IResult Read(HttpContext context, string digest, string mediaType)
{
    var file = Path.Combine(contents, digest);
    context.Response.Headers["Docker-Content-Digest"] = digest;
    return File.Exists(file)
        ? Results.File(file, mediaType, enableRangeProcessing: true)
        : Error(404, "BLOB_UNKNOWN", "The registry has no content with this digest.");
}

// All repositories share the contents, so a blob that any of them has can be mounted.
IResult StartUpload(HttpContext context, string repository) =>
    context.Request.Query["mount"].ToString() is var blob && Digest().IsMatch(blob) && File.Exists(Path.Combine(contents, blob))
        ? Created(context, $"/v2/{repository}/blobs/{blob}", blob)
        : Received(context, $"/v2/{repository}/blobs/uploads/{Path.GetFileName(NewUpload())}", 0);

async Task<IResult> ContinueUploadAsync(HttpContext context, string upload) =>
    Received(context, context.Request.Path, await AppendAsync(context.Request, Path.Combine(uploads, upload)));

async Task<IResult> CompleteUploadAsync(HttpContext context, string repository, string upload)
{
    var (file, digest) = (Path.Combine(uploads, upload), context.Request.Query["digest"].ToString());
    _ = await AppendAsync(context.Request, file);
    if (await DigestOfAsync(file) != digest)
    {
        return Error(400, "DIGEST_INVALID", "The blob has another digest.");
    }

    File.Move(file, Path.Combine(contents, digest), overwrite: true);
    return Created(context, $"/v2/{repository}/blobs/{digest}", digest);
}

string NewUpload() => Path.Combine(uploads, Guid.NewGuid().ToString("N"));

string LinkOf(string repository, string reference) => Path.Combine(links, $"{repository.Replace('/', '+')}@{reference}");

static async Task<long> AppendAsync(HttpRequest request, string file)
{
    await using var stream = new FileStream(file, FileMode.Append);
    await request.Body.CopyToAsync(stream, request.HttpContext.RequestAborted);
    return stream.Length;
}

static async Task<string> DigestOfAsync(string file)
{
    await using var stream = File.OpenRead(file);
    return "sha256:" + Convert.ToHexStringLower(await SHA256.HashDataAsync(stream));
}

static IResult Created(HttpContext context, string location, string digest)
{
    context.Response.Headers["Docker-Content-Digest"] = digest;
    context.Response.Headers.Location = location;
    return Results.StatusCode(201);
}

static IResult Received(HttpContext context, string location, long size)
{
    context.Response.Headers.Location = location;
    context.Response.Headers.Range = $"0-{Math.Max(size - 1, 0)}";
    return Results.StatusCode(202);
}

static IResult Error(int status, string code, string message) => Results.Json(new { errors = new[] { new { code, message } } }, statusCode: status);

internal static partial class Program
{
    [GeneratedRegex("^/v2/(?<repository>[a-z0-9]+(?:[._/-]+[a-z0-9]+)*)/(?:(?<kind>manifests)/(?<last>[A-Za-z0-9_][A-Za-z0-9_.-]*|sha256:[0-9a-f]{64})|(?<kind>blobs)/(?<last>sha256:[0-9a-f]{64})|(?<kind>blobs/uploads)/(?<last>[0-9a-f]{32})?)$")]
    private static partial Regex Address();

    [GeneratedRegex("^sha256:[0-9a-f]{64}$")]
    private static partial Regex Digest();
}
