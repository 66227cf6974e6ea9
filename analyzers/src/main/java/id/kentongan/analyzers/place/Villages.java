package id.kentongan.analyzers.place;

import id.kentongan.analyzers.region.Regions;
import id.kentongan.analyzers.text.Tokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The 83,762 desa and kelurahan by name: which kecamatan has one so called. Supporting evidence
 * only. Loaded at the first question; takes about 2 MB.
 */
public final class Villages {

    private static final String RESOURCE = "villages.txt";
    private static final short[] NOWHERE = {};
    private static final int MIX = 0x9E3779B9;

    private final byte[] names;
    private final int[] nameStart;
    private final short[] districts;
    private final int[] districtStart;

    /**
     * Open addressing by hash: the number of a name from 1 on, 0 where a slot is free; above the
     * number further bits of the hash, so that the letters are looked at of the right name alone.
     */
    private final int[] slots;

    private static final int NUMBER_BITS = 17;

    private Villages(byte[] names, int[] nameStart, short[] districts, int[] districtStart) {
        this.names = names;
        this.nameStart = nameStart;
        this.districts = districts;
        this.districtStart = districtStart;
        int count = nameStart.length - 1;
        if (count >= 1 << NUMBER_BITS) {
            throw new IllegalStateException("more villages than a slot can number: " + count);
        }
        slots = new int[Integer.highestOneBit(Math.max(8, count)) * 2];
        for (int name = 0; name < count; name++) {
            int hash = 0;
            for (int i = nameStart[name]; i < nameStart[name + 1]; i++) {
                hash = 31 * hash + names[i];
            }
            int mixed = hash * MIX;
            int slot = slot(mixed);
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = mixed << NUMBER_BITS | name + 1;
        }
    }

    private int slot(int mixed) {
        return mixed >>> Integer.numberOfLeadingZeros(slots.length - 1);
    }

    /** The villages that ship with the project. */
    public static Villages standard() {
        return Holder.VILLAGES;
    }

    private static final class Holder {
        static final Villages VILLAGES = load();
    }

    /**
     * Positions in {@link Regions#districts()} of the kecamatan that have a village of this name,
     * in order; empty when there is none.
     *
     * @param folded holds the folded name without spaces
     * @param start where it begins
     * @param end where it ends
     */
    short[] districts(char[] folded, int start, int end) {
        int mixed = Tokens.hash(folded, start, end) * MIX;
        for (int slot = slot(mixed); slots[slot] != 0; slot = slot + 1 & slots.length - 1) {
            int name = (slots[slot] & (1 << NUMBER_BITS) - 1) - 1;
            if (slots[slot] == (mixed << NUMBER_BITS | name + 1) && is(name, folded, start, end)) {
                return Arrays.copyOfRange(districts, districtStart[name], districtStart[name + 1]);
            }
        }
        return NOWHERE;
    }

    /**
     * Whether the kabupaten/kota or province {@code region} has a village of this name.
     *
     * @param key name in small letters without spaces and signs
     */
    public boolean lies(String key, String region) {
        for (short district : districts(key.toCharArray(), 0, key.length())) {
            if (Regions.standard().districts().get(district).code().startsWith(region + ".")) {
                return true;
            }
        }
        return false;
    }

    /** Number of different names. */
    int size() {
        return nameStart.length - 1;
    }

    private boolean is(int name, char[] folded, int start, int end) {
        int at = nameStart[name];
        if (nameStart[name + 1] - at != end - start) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (names[at++] != folded[i]) {
                return false;
            }
        }
        return true;
    }

    private static Villages load() {
        try (InputStream in = Regions.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("resource missing: " + RESOURCE);
            }
            return new Loader().load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Undoes the front coding that {@code GazetteerBuild} describes. */
    private static final class Loader {

        private byte[] names = new byte[1 << 16];
        private int[] nameStart = new int[1 << 14];
        private short[] districts = new short[1 << 14];
        private int[] districtStart = new int[1 << 14];
        private int count;
        private int nameSize;
        private int districtSize;

        Villages load(InputStream in) throws IOException {
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isEmpty() && line.charAt(0) != '#') {
                    add(line);
                }
            }
            return new Villages(
                    Arrays.copyOf(names, nameSize),
                    Arrays.copyOf(nameStart, count + 1),
                    Arrays.copyOf(districts, districtSize),
                    Arrays.copyOf(districtStart, count + 1));
        }

        private void add(String line) {
            int tab = line.indexOf('\t');
            int shared = Character.digit(line.charAt(0), 36);
            int length = shared + tab - 1;
            if (nameSize + length > names.length) {
                names = Arrays.copyOf(names, names.length * 2 + length);
            }
            int before = count == 0 ? 0 : nameStart[count - 1];
            System.arraycopy(names, before, names, nameSize, shared);
            for (int i = 1; i < tab; i++) {
                names[nameSize + shared + i - 1] = (byte) line.charAt(i);
            }
            int district = 0;
            for (String step : line.substring(tab + 1).split(" ")) {
                district += Integer.parseInt(step, 36);
                if (districtSize == districts.length) {
                    districts = Arrays.copyOf(districts, districtSize * 2);
                }
                districts[districtSize++] = (short) district;
            }
            if (count + 2 > nameStart.length) {
                nameStart = Arrays.copyOf(nameStart, count * 2);
                districtStart = Arrays.copyOf(districtStart, count * 2);
            }
            nameSize += length;
            count++;
            nameStart[count] = nameSize;
            districtStart[count] = districtSize;
        }
    }
}
