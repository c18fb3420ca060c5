using ImageGen.Building.Requests;

namespace ImageGen.Building.Options;

/// <summary>What the query of the Engine's <c>/build</c> receives of an option.</summary>
internal sealed class QueryParameter
{
    private readonly string? _name;
    private readonly Action<QueryString, BuildRequest>? _docker;
    private readonly Action<QueryString, BuildRequest>? _podman;

    /// <summary>A parameter with the option's own text, number or switch, or its default.</summary>
    public QueryParameter(string name) => _name = name;

    /// <summary>A parameter that every builder reads in the same form.</summary>
    public QueryParameter(Action<QueryString, BuildRequest> add)
        : this(add, add)
    {
    }

    /// <summary>A parameter in the form of each builder.</summary>
    /// <param name="docker">Adds what Docker's classic builder reads.</param>
    /// <param name="podman">Adds what Podman reads; <see langword="null"/> where it reads nothing.</param>
    public QueryParameter(Action<QueryString, BuildRequest> docker, Action<QueryString, BuildRequest>? podman)
    {
        _docker = docker;
        _podman = podman;
    }

    /// <param name="query">The query to add to.</param>
    /// <param name="option">The option.</param>
    /// <param name="request">The build.</param>
    /// <param name="isPodman">Whether Podman reads the query, and not Docker's classic builder.</param>
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
                // Not set: the engine's own default.
                break;
        }
    }
}
