namespace ImageGen.Oci.Registries.Authentication;

/// <summary>The scopes of a token: for each resource, the actions that the token must permit.</summary>
/// <remarks>Grammar: distribution's docs, spec/auth/scope.md.</remarks>
internal sealed class RegistryScopes
{
    /// <summary>The maximum number of scopes that are read from a challenge.</summary>
    private const int MaxParsed = 100;

    private readonly List<(string Resource, List<string> Actions)> _scopes = [];

    private RegistryScopes()
    {
    }

    /// <summary>Each scope as a text: <c>repository:acme/api:pull,push</c>.</summary>
    public IEnumerable<string> Texts => _scopes.Select(static scope => scope.Actions.Count == 0 ? scope.Resource : $"{scope.Resource}:{string.Join(',', scope.Actions)}");

    /// <summary>Creates the scope of a repository.</summary>
    public static RegistryScopes ForRepository(string repository, params IEnumerable<string> actions)
    {
        var scopes = new RegistryScopes();
        scopes.Add("repository:" + repository, actions);
        return scopes;
    }

    /// <summary>Parses scopes that are separated by spaces. A text of another form is a scope without actions.</summary>
    public static RegistryScopes Parse(string text)
    {
        var scopes = new RegistryScopes();
        foreach (var each in text.Split(' ', MaxParsed + 1, StringSplitOptions.RemoveEmptyEntries).Take(MaxParsed))
        {
            // The resource is a type and a name. The name may contain the port of a host.
            var (first, last) = (each.IndexOf(':', StringComparison.Ordinal), each.LastIndexOf(':'));
            if (first == last)
            {
                scopes.Add(each, []);
            }
            else
            {
                scopes.Add(each[..last], each[(last + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries));
            }
        }

        return scopes;
    }

    /// <summary>Creates the union of two sets, in the order of this set first.</summary>
    public RegistryScopes With(RegistryScopes others)
    {
        var union = new RegistryScopes();
        foreach (var (resource, actions) in _scopes.Concat(others._scopes))
        {
            union.Add(resource, actions);
        }

        return union;
    }

    /// <summary>Returns the scopes, separated by spaces.</summary>
    public override string ToString() => string.Join(' ', Texts);

    private void Add(string resource, IEnumerable<string> actions)
    {
        var index = _scopes.FindIndex(scope => scope.Resource == resource);
        if (index < 0)
        {
            _scopes.Add((resource, [.. actions.Distinct(StringComparer.Ordinal)]));
        }
        else
        {
            _scopes[index].Actions.AddRange(actions.Except(_scopes[index].Actions, StringComparer.Ordinal).ToList());
        }
    }
}
