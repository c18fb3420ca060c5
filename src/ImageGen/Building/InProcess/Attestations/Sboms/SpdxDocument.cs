using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace ImageGen.Building.InProcess.Attestations.Sboms;

/// <summary>A document of SPDX 2.3 in JSON: document creation information (clause 6), packages (clause 7) and relationships (clause 11).</summary>
/// <param name="name">The name of the document.</param>
/// <param name="created">The time of its creation.</param>
internal sealed class SpdxDocument(string name, DateTimeOffset created)
{
    private const string DocumentId = "SPDXRef-DOCUMENT";

    private readonly OrderedDictionary<string, SpdxPackage> _packages = new(StringComparer.Ordinal);

    /// <summary>The number of packages for each id, so that many with the same one do not take long.</summary>
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly List<(string From, string Type, string To)> _relationships = [];
    private readonly HashSet<(string From, string Type, string To)> _known = [];

    /// <summary>Adds what the document is about.</summary>
    /// <returns>The id of the package.</returns>
    public string AddRoot(SpdxPackage package)
    {
        var id = Add(package);
        Relate(DocumentId, "DESCRIBES", id);
        return id;
    }

    /// <summary>Adds a package.</summary>
    /// <returns>The id of the package.</returns>
    public string Add(SpdxPackage package)
    {
        var wanted = "SPDXRef-" + IdText(package.Version is null ? package.Name : $"{package.Name}-{package.Version}");
        while (true)
        {
            var count = _counts[wanted] = _counts.GetValueOrDefault(wanted) + 1;
            var id = count == 1 ? wanted : string.Create(CultureInfo.InvariantCulture, $"{wanted}-{count}");
            if (_packages.TryAdd(id, package))
            {
                return id;
            }
        }
    }

    /// <summary>Adds a relationship. One that exists is ignored.</summary>
    public void Relate(string from, string type, string to)
    {
        if (_known.Add((from, type, to)))
        {
            _relationships.Add((from, type, to));
        }
    }

    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["spdxVersion"] = "SPDX-2.3",
            ["dataLicense"] = "CC0-1.0",
            ["SPDXID"] = DocumentId,
            ["name"] = name,
            ["creationInfo"] = new JsonObject { ["created"] = AttestationTime.Format(created), ["creators"] = new JsonArray("Tool: " + AttestationTool.Name) },
            ["packages"] = new JsonArray([.. _packages.Select(package => package.Value.ToJson(package.Key))]),
            ["relationships"] = new JsonArray([.. _relationships.Select(each => new JsonObject
            {
                ["spdxElementId"] = each.From,
                ["relationshipType"] = each.Type,
                ["relatedSpdxElement"] = each.To,
            })]),
        };
        // The namespace must be unique for each document. The hash of the content is, and does not change without a change of the content (RFC 6920).
        json.Insert(json.IndexOf("name") + 1, "documentNamespace", "ni:///sha-256;" + Base64Url.EncodeToString(SHA256.HashData(AttestationJson.Write(json).Span)));
        return json;
    }

    /// <summary>Replaces characters that an id must not have.</summary>
    private static string IdText(string text) => string.Concat(text.Select(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' ? character : '-'));
}
