using System.Net;
using System.Net.Http.Headers;
using System.Runtime.ExceptionServices;
using ImageGen.Oci.Registries.Authentication;

namespace ImageGen.Oci.Registries.Connections;

/// <summary>Sends requests to one registry: with authentication if the registry requires it, with redirects, and again after transient failures.</summary>
/// <remarks>Protocol: opencontainers/distribution-spec.</remarks>
internal sealed class RegistryEndpoint(RegistryHttp http, RegistryServer server, string registry)
{
    private readonly RegistryAuthorizer _authorizer = new(http, registry);
    private Uri? _base;

    public string Host => server.Host;

    public RegistryClientOptions Options => http.Options;

    /// <summary>Sends a request. The caller disposes the response, of which only the headers are read.</summary>
    /// <exception cref="RegistryRequestException">The registry refuses the request, or cannot be reached.</exception>
    public async Task<HttpResponseMessage> SendAsync(RegistryRequest request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var isLast = !request.IsRepeatable || attempt >= Options.MaxAttempts;
            RegistryRequestException failure;
            try
            {
                var response = await SendAuthorizedAsync(request, cancellationToken).ConfigureAwait(false);
                if (request.IsResult(response.StatusCode))
                {
                    return response;
                }

                using (response)
                {
                    throw await RegistryRefusal.ReadAsync(response, response.RequestMessage?.RequestUri?.Authority ?? Host, cancellationToken).ConfigureAwait(false);
                }
            }
            catch (RegistryRequestException exception)
            {
                exception.Request ??= request.ToString();
                if (isLast || !exception.IsTransient)
                {
                    throw;
                }

                failure = exception;
            }

            await DelayAsync(failure, attempt, request.OnDelay, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Waits before another attempt.</summary>
    /// <param name="failure">The failure of the last attempt.</param>
    /// <param name="attempt">The number of the last attempt, from 1.</param>
    /// <param name="onDelay">Called before the delay, with the reason.</param>
    /// <param name="cancellationToken">Cancels the delay.</param>
    public async Task DelayAsync(RegistryRequestException failure, int attempt, Action<TimeSpan, string>? onDelay, CancellationToken cancellationToken)
    {
        var delay = RetryDelay.AfterFailure(Options, failure.RetryAfter, attempt);
        onDelay?.Invoke(delay, failure.Reason);
        await Task.Delay(delay, Options.Time, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Refuses an address with plain HTTP that a server with HTTPS names.</summary>
    public void RequireSecure(Uri from, Uri target)
    {
        if (from.Scheme == "https" && target.Scheme != "https" && !server.MayBePlain)
        {
            throw new RegistryRequestException(RegistryErrorKind.Insecure, $"{from.Authority} redirected the request to {target.Authority} with plain HTTP");
        }
    }

    private async Task<HttpResponseMessage> SendAuthorizedAsync(RegistryRequest request, CancellationToken cancellationToken)
    {
        var authorization = await _authorizer.FindAsync(request.Scopes, cancellationToken).ConfigureAwait(false);
        var response = await FollowAsync(request, authorization, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode is not HttpStatusCode.Unauthorized || !IsOwn(response.RequestMessage!.RequestUri!) || RegistryChallenge.FromHeaders(response.Headers) is not { } challenge)
        {
            return response;
        }

        AuthenticationHeaderValue? renewed;
        try
        {
            renewed = await _authorizer.RenewAsync(challenge, _base!.Scheme, request.Scopes, authorization, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            response.Dispose();
            throw;
        }

        // The same authorization would be refused again.
        if (renewed is null || renewed.Equals(authorization))
        {
            return response;
        }

        response.Dispose();
        return await FollowAsync(request, renewed, cancellationToken).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> FollowAsync(RegistryRequest request, AuthenticationHeaderValue? authorization, CancellationToken cancellationToken)
    {
        var response = await ReachAsync(request, authorization, cancellationToken).ConfigureAwait(false);
        for (var redirects = 0; Redirect.Find(response, request.Method) is { } target; redirects++)
        {
            var from = response.RequestMessage!.RequestUri!;
            response.Dispose();
            if (redirects == Redirect.MaxCount)
            {
                throw new RegistryRequestException(RegistryErrorKind.RegistryFailed, $"{Host} redirected the request more than {Redirect.MaxCount} times");
            }

            if (!request.IsVerified || request.CreateContent is not null)
            {
                RequireSecure(from, target);
            }

            response = await SendToAsync(request, target, authorization, cancellationToken).ConfigureAwait(false);
        }

        return response;
    }

    /// <summary>Sends a request to its address; the first request to the first address that accepts the connection.</summary>
    private async Task<HttpResponseMessage> ReachAsync(RegistryRequest request, AuthenticationHeaderValue? authorization, CancellationToken cancellationToken)
    {
        if (_base is { } known)
        {
            return await SendToAsync(request, new Uri(known, request.Address), authorization, cancellationToken).ConfigureAwait(false);
        }

        if (server.MayBePlain)
        {
            http.AllowAnyCertificate(server);
        }

        foreach (var address in server.Addresses)
        {
            try
            {
                var response = await SendToAsync(request, new Uri(address, request.Address), authorization, cancellationToken).ConfigureAwait(false);
                _base = address;
                return response;
            }
            catch (RegistryRequestException exception) when (address.Scheme == "https" && server.MayBePlain && exception.InnerException is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError })
            {
                // The server does not use TLS. The next address is plain HTTP.
            }
        }

        throw new InvalidOperationException($"{server} has no address.");
    }

    private async Task<HttpResponseMessage> SendToAsync(RegistryRequest request, Uri address, AuthenticationHeaderValue? authorization, CancellationToken cancellationToken)
    {
        using var message = await request.CreateAsync(address, IsOwn(address) ? authorization : null, cancellationToken).ConfigureAwait(false);
        try
        {
            return await http.SendAsync(message, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (ConnectionFailure.Matches(exception, cancellationToken))
        {
            if (message.Content is IReportsActivity { Failure: { } failure })
            {
                ExceptionDispatchInfo.Throw(failure);
            }

            throw ConnectionFailure.Create(exception, address.Authority, wasReached: _base is not null);
        }
    }

    /// <summary>Whether the credentials of the registry may be sent to an address: to its host and port alone, and encrypted if the registry is.</summary>
    private bool IsOwn(Uri address) => _base is null || Redirect.IsSameServer(address, _base);
}
