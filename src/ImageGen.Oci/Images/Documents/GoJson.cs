using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace ImageGen.Oci.Documents;

/// <summary>An object that is written as Go does it: in the order of its fields, and without fields that are empty if they are optional.</summary>
internal sealed class GoJson
{
    private readonly List<DocumentField> _fields = [];

    /// <summary>Writes a document with white space, as BuildKit does for manifests and indexes.</summary>
    public static ReadOnlyMemory<byte> WriteIndented(Action<GoJson> write) => Encoding.UTF8.GetBytes(GoText.Indent(ObjectOf(write)));

    /// <summary>Writes a document without white space.</summary>
    public static ReadOnlyMemory<byte> Write(Action<GoJson> write) => Encoding.UTF8.GetBytes(ObjectOf(write));

    /// <summary>Writes a document without white space and with sorted fields, as BuildKit does for configurations.</summary>
    public static ReadOnlyMemory<byte> WriteSorted(Action<GoJson> write)
    {
        var json = new GoJson();
        write(json);
        json._fields.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return Encoding.UTF8.GetBytes(json.ToString());
    }

    public void Add(string name, long value) => AddRaw(name, value.ToString(CultureInfo.InvariantCulture));

    public void Add(string name, string value) => AddRaw(name, TextOf(value));

    public void Add(string name, ImmutableArray<string> values) => AddRaw(name, $"[{string.Join(',', values.Select(TextOf))}]");

    public void Add(UnknownFields unknown) => _fields.AddRange(unknown.Fields);

    public void AddObject(string name, Action<GoJson> write) => AddRaw(name, ObjectOf(write));

    public void AddObjects<T>(string name, ImmutableArray<T> items, Action<GoJson, T> write) =>
        AddRaw(name, $"[{string.Join(',', items.Select(item => ObjectOf(json => write(json, item))))}]");

    public void AddIfSet(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            Add(name, value);
        }
    }

    public void AddIfSet(string name, bool value)
    {
        if (value)
        {
            AddRaw(name, "true");
        }
    }

    public void AddIfSet(string name, DateTimeOffset? value)
    {
        if (value is { } time)
        {
            Add(name, GoTime.Format(time));
        }
    }

    /// <summary>Adds a duration in nanoseconds.</summary>
    public void AddIfSet(string name, TimeSpan value)
    {
        if (value != TimeSpan.Zero)
        {
            AddRaw(name, ((Int128)value.Ticks * TimeSpan.NanosecondsPerTick).ToString(CultureInfo.InvariantCulture));
        }
    }

    public void AddIfSet(string name, ImmutableArray<string> values)
    {
        if (!values.IsEmpty)
        {
            Add(name, values);
        }
    }

    public void AddIfSet(string name, ImmutableSortedSet<string> names)
    {
        if (!names.IsEmpty)
        {
            AddRaw(name, $"{{{string.Join(',', names.Order(StringComparer.Ordinal).Select(static each => TextOf(each) + ":{}"))}}}");
        }
    }

    public void AddIfSet(string name, ImmutableSortedDictionary<string, string> values)
    {
        if (!values.IsEmpty)
        {
            AddObject(name, json =>
            {
                foreach (var (key, value) in values.OrderBy(static each => each.Key, StringComparer.Ordinal))
                {
                    json.Add(key, value);
                }
            });
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder("{");
        foreach (var field in _fields)
        {
            text.Append(text.Length > 1 ? "," : "");
            GoText.Append(text, field.Name);
            text.Append(':').Append(field.Json);
        }

        return text.Append('}').ToString();
    }

    private static string ObjectOf(Action<GoJson> write)
    {
        var json = new GoJson();
        write(json);
        return json.ToString();
    }

    private static string TextOf(string value)
    {
        var text = new StringBuilder(value.Length + 2);
        GoText.Append(text, value);
        return text.ToString();
    }

    private void AddRaw(string name, string json) => _fields.Add(new DocumentField(name, json));
}
