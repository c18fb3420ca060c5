using System.Net;
using System.Net.Http.Headers;
using ImageGen.Oci.Registries.Authentication;

namespace ImageGen.Oci.Registries.Connections;

/// <summary>A request to a registry, from which a message is created for each attempt.</summary>
/// <param name="Method">The method.</param>
/// <param name="Address">The address: relative to <c>/v2/</c>, or absolute.</param>
/// <param name="Scopes">What the token must permit.</param>
internal sealed record RegistryRequest(HttpMethod Method, Uri Address, RegistryScopes Scopes)
{
    /// <summary>The length from which a registry may refuse a body before it is sent, in bytes.</summary>
    private const long LongBody = 1024 * 1024;

    /// <summary>The media types that the registry may send. Default: any.</summary>
    public IReadOnlyList<string> Accept { get; init; } = [];

    /// <summary>The first byte of the content to send. Default: the whole content.</summary>
    public long? RangeStart { get; init; }

    /// <summary>Creates the body for an attempt. Default: no body.</summary>
    public Func<CancellationToken, ValueTask<HttpContent>>? CreateContent { get; init; }

    /// <summary>The statuses that are a result for the caller, beside those of success. Default: none.</summary>
    public IReadOnlyList<HttpStatusCode> Expected { get; init; } = [];

    /// <summary>Whether the request is sent again after a transient failure.</summary>
    public bool IsRepeatable { get; init; } = true;

    /// <summary>Whether the response is compared with a digest, so that an insecure storage server may send it.</summary>
    public bool IsVerified { get; init; }

    /// <summary>Called before a delay, with the reason. Default: none.</summary>
    public Action<TimeSpan, string>? OnDelay { get; init; }

    public bool IsResult(HttpStatusCode status) => (int)status is >= 200 and < 300 || Expected.Contains(status);

    /// <summary>Creates the message for one attempt.</summary>
    public async ValueTask<HttpRequestMessage> CreateAsync(Uri address, AuthenticationHeaderValue? authorization, CancellationToken cancellationToken)
    {
        var message = new HttpRequestMessage(Method, address);
        message.Headers.Authorization = authorization;
        message.Headers.Range = RangeStart is { } start ? new RangeHeaderValue(start, to: null) : null;
        foreach (var type in Accept)
        {
            message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(type));
        }

        if (CreateContent is not null)
        {
            message.Content = await CreateContent(cancellationToken).ConfigureAwait(false);
            // A registry can refuse a long body before it is sent. Otherwise the refusal would be lost with the connection.
            message.Headers.ExpectContinue = message.Content.Headers.ContentLength >= LongBody ? true : null;
        }

        return message;
    }

    /// <summary>Returns the method and the path. An address that the registry named is not shown, because it can be enough to write to it.</summary>
    public override string ToString() => Address.IsAbsoluteUri ? $"{Method} to the address that the registry named" : $"{Method} {Address.OriginalString.Split('?')[0]}";
}
