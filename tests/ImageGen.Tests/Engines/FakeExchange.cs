using System.Text;
using Microsoft.AspNetCore.Http;

namespace ImageGen.Tests.Engines;

/// <summary>One request to the fake engine and the answer that is being written.</summary>
internal sealed class FakeExchange(HttpContext context, FakeRequest request)
{
    public FakeRequest Request { get; } = request;

    /// <summary>Cancelled when the client closes the connection.</summary>
    public CancellationToken ClientGone => context.RequestAborted;

    public Stream RequestBody => context.Request.Body;

    /// <summary>Reads the body to its end, and keeps it in <see cref="FakeRequest.Body"/>.</summary>
    public async Task<byte[]> ReadBodyAsync()
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return Request.Body = body.ToArray();
    }

    public async Task AnswerAsync(int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = body.StartsWith('{') || body.StartsWith('[') ? "application/json" : "text/plain";
        await WriteAsync(body);
    }

    public void Header(string name, string value) => context.Response.Headers[name] = value;

    /// <summary>Writes a line of the answer's stream and sends it off.</summary>
    public Task LineAsync(string json) => WriteAsync(json + "\r\n");

    /// <summary>Writes some of the answer, and sends it off as a chunk of its own.</summary>
    public Task WriteAsync(string text) => WriteAsync(Encoding.UTF8.GetBytes(text));

    public async Task WriteAsync(byte[] bytes)
    {
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    /// <summary>Breaks the connection, as an engine that is killed does. What the client has not read yet may be lost with it.</summary>
    public void Drop() => context.Abort();

    /// <summary>Waits until the client is gone.</summary>
    public async Task UntilClientIsGoneAsync()
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = ClientGone.Register(gone.SetResult);
        await gone.Task;
    }
}
