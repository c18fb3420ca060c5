using ImageGen.Building.Requests;

namespace ImageGen.Building.Options;

/// <summary>The query parameters of the engine's <c>/build</c> for an option.</summary>
internal sealed class QueryParameter
{
    private readonly string? _name;
    private readonly Action<QueryString, BuildRequest>? _docker;
    private readonly Action<QueryString, BuildRequest>? _podman;

    /// <summary>Creates a parameter with the option's text, number or switch, or its default.</summary>
    public QueryParameter(string name) => _name = name;

    /// <summary>Creates a parameter that has the same form for every builder.</summary>
    public QueryParameter(Action<QueryString, BuildRequest> add)
        : this(add, add)
    {
    }

    /// <summary>Creates a parameter with a separate form for each builder.</summary>
    /// <param name="docker">Adds the parameter for Docker's classic builder.</param>
    /// <param name="podman">Adds the parameter for Podman; <see langword="null"/> if Podman does not have the parameter.</param>
    public QueryParameter(Action<QueryString, BuildRequest> docker, Action<QueryString, BuildRequest>? podman)
    {
        _docker = docker;
        _podman = podman;
    }

    /// <param name="query">The query to add to.</param>
    /// <param name="option">The option.</param>
    /// <param name="request">The build.</param>
    /// <param name="isPodman">Whether the query is for Podman, and not for Docker's classic builder.</param>
    public void AddTo(QueryString query, BuildOption option, BuildRequest request, bool isPodman)
    {
        if (_name is null)
        {
            (isPodman ? _podman : _docker)?.Invoke(query, request);
            return;
        }

        switch (option.ValueIn(request.Options) ?? option.DefaultValue)
        {
            case string text:
                query.Add(_name, text);
                break;
            case long number:
                query.Add(_name, number);
                break;
            case bool isOn:
                query.Add(_name, isOn);
                break;
            default:
                // Not set: the engine uses its default.
                break;
        }
    }
}
