using System.Globalization;
using System.Text;

namespace ImageGen.Oci.Layers.Tar;

/// <summary>The records of an extended header: <c>LENGTH NAME=VALUE</c> with a line end, where the length includes itself.</summary>
internal static class PaxRecords
{
    private const int MaxLengthDigits = 10;

    public static void Append(List<byte> records, string name, ReadOnlySpan<byte> value)
    {
        var rest = Encoding.UTF8.GetByteCount(name) + value.Length + " =\n".Length;
        var digits = 1;
        while ((rest + digits).ToString(CultureInfo.InvariantCulture).Length > digits)
        {
            digits++;
        }

        records.AddRange(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{rest + digits} {name}=")));
        records.AddRange(value);
        records.Add((byte)'\n');
    }

    /// <summary>Reads records. A later record of the same name replaces an earlier one.</summary>
    /// <returns>The values by their names; <see langword="null"/> if a record is not valid.</returns>
    public static Dictionary<string, byte[]>? Parse(ReadOnlySpan<byte> records)
    {
        var values = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        while (!records.IsEmpty)
        {
            var space = records[..Math.Min(records.Length, MaxLengthDigits + 1)].IndexOf((byte)' ');
            if (space <= 0
                || !int.TryParse(records[..space], NumberStyles.None, CultureInfo.InvariantCulture, out var length)
                || length <= space + 1
                || length > records.Length
                || records[length - 1] != '\n')
            {
                return null;
            }

            var record = records[(space + 1)..(length - 1)];
            var equals = record.IndexOf((byte)'=');
            if (equals <= 0)
            {
                return null;
            }

            values[Encoding.UTF8.GetString(record[..equals])] = record[(equals + 1)..].ToArray();
            records = records[length..];
        }

        return values;
    }
}
