using System.Net.Sockets;
using System.Text.Json;

namespace ImageGen.Package.Tests;

/// <summary>The engine that <c>./build.sh test</c> starts, asked without any code of ImageGen.</summary>
internal sealed class TestEngine : IAsyncDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { ConnectCallback = ConnectAsync }) { BaseAddress = new Uri("http://engine/") };
    private readonly List<string> _seen = [];

    /// <summary>An image with a shell.</summary>
    public static string BaseImage => Required("IMAGEGEN_TEST_BASE_IMAGE");

    /// <summary>What a program needs to use this engine, and the stand-ins for Microsoft's base images.</summary>
    public static Dictionary<string, string> Environment => new()
    {
        ["DOCKER_HOST"] = Required("IMAGEGEN_TEST_DOCKER_HOST"),
        ["IMAGEGEN_BASE_REGISTRY"] = Required("IMAGEGEN_TEST_BASE_REGISTRY"),
    };

    /// <summary>The id of an image by the engine's own word; it is removed in the end.</summary>
    public async Task<string> ImageIdAsync(string reference)
    {
        using var image = JsonDocument.Parse(await _http.GetStringAsync($"images/{reference}/json"));
        _seen.Add(reference);
        return image.RootElement.GetProperty("Id").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var reference in _seen)
        {
            using var _ = await _http.DeleteAsync(new Uri("images/" + reference, UriKind.Relative));
        }

        _http.Dispose();
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(new Uri(Required("IMAGEGEN_TEST_DOCKER_HOST")).LocalPath), cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private static string Required(string name) => System.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException($"{name} is not set. The package tests build images on a real engine: './build.sh test' starts one and sets the variables.");
}
